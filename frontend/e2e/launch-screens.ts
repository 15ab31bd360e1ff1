import type { Page } from '@playwright/test'
import { faultless, visit } from './desk.ts'
import type { Look } from './portal.ts'

/** The screens of the launch in the states that only a walked programme has, with whom each is for. */
const walked = {
  page: {
    calendar: '/launch',
    results: '/launch/priority-registration/results',
    'decided by a draw': '/launch/sunrise/names/moon.hk',
    'cancelled after an objection': '/launch/priority-registration/names/jadegarden.hk',
    'an objection': '/launch/sunrise/names/moon.hk/object',
    'register of objections': '/launch/objections',
  },
  partner: { applications: '/applications' },
  officer: { control: '/desk/launch', 'contested names': '/desk/launch/sunrise', 'draw room': '/desk/launch/sunrise/moon.hk', objections: '/desk/objections?status=DECIDED' },
  member2: { docket: '/docket?status=DECIDED' },
} as const

type Desks = Record<keyof typeof walked, Page>

/** The addresses of the screens that are found by an ID, through the lists that lead to them. */
async function withCases(desks: Desks): Promise<Record<keyof Desks, Record<string, string>>> {
  const follow = async (page: Page, list: string, name: string) => {
    await visit(page, list)
    return (await page.getByRole('main').getByRole('link', { name }).first().getAttribute('href')) ?? ''
  }
  return {
    page: walked.page,
    partner: { ...walked.partner, application: await follow(desks.partner, walked.partner.applications, 'kiteworks.hk') },
    officer: walked.officer,
    member2: { ...walked.member2, case: await follow(desks.member2, walked.member2.docket, 'jadegarden.hk') },
  }
}

const desks = ['page', 'partner', 'officer', 'member2'] as const

export async function walkedFaultless(at: Desks, locale: Look): Promise<void> {
  const screens = await withCases(at)
  for (const who of desks) await faultless(at[who], screens[who], locale)
}
