import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { day } from '../clock/time.ts'
import { documentKey } from '../i18n/enums.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Section } from '../ui/page.tsx'
import { programKey } from '../ui/program-status.ts'
import { Status } from '../ui/status.tsx'
import css from './at-a-glance.module.css'
import { lowest } from './availability.ts'
import type { Home, HomeCategory } from './home-query.ts'

/** Before anything is asked: what a name costs, how the programme stands, the latest notice, and the categories. */
export function AtAGlance({ of }: { of: Home }) {
  return (
    <>
      <dl className={css.facts}>
        <LaunchFact phases={of.launchPhases} />
        <PriceFact categories={of.domainCategories} />
        <ProgramFact program={of.partnerProgram} />
        <NoticeFact edges={of.announcements.edges} />
      </dl>
      <Board categories={of.domainCategories} />
    </>
  )
}

function firstYear(category: HomeCategory) {
  return category.fees.find((fee) => fee.operation === 'CREATE' && fee.years === 1)?.net
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function PriceFact({ categories }: { categories: readonly HomeCategory[] }) {
  const text = useText()
  const cheapest = lowest(categories.flatMap((category) => firstYear(category) ?? []))
  const suffix = categories.find((category) => firstYear(category)?.amount === cheapest?.amount)?.suffix
  const second = categories.find((category) => category.level === 'SECOND')
  const price = second && firstYear(second)
  if (!cheapest || suffix === undefined || !price) return null
  return (
    <Fact label={text('glance.price')}>
      <p className={css.figure}>
        <Link href={paths.fees()}>
          <Money of={cheapest} />
        </Link>
      </p>
      <p className={css.note}>
        <Sentence of="glance.priceOf" values={{ suffix, price: <Money of={price} /> }} />
      </p>
    </Fact>
  )
}

/** The phase that is open or next, and how long; nothing once names go first come, first served. */
function LaunchFact({ phases }: { phases: Home['launchPhases'] }) {
  const text = useText()
  const phase = phases.find(({ stage }) => stage === 'OPEN') ?? phases.find(({ stage }) => stage === 'UPCOMING')
  const at = phase?.stage === 'OPEN' ? phase.window.endsAt : phase?.window.startsAt
  if (!phase || !at) return null
  return (
    <Fact label={<Link href={paths.launch()}>{text('place.launch')}</Link>}>
      <p className={css.words}>
        <Link href={paths.phase(phase.kind)}>{phase.title}</Link>
      </p>
      <p className={css.note}>
        <Sentence of={phase.stage === 'OPEN' ? 'search.launchCloses' : 'search.launchOpens'} values={{ at: <Deadline at={at} /> }} />
      </p>
    </Fact>
  )
}

function ProgramFact({ program }: { program: Home['partnerProgram'] }) {
  const text = useText()
  const { state, word, note } = programKey(program.status)
  return (
    <Fact label={<Link href={paths.program()}>{text('place.program')}</Link>}>
      <p className={css.words}>
        <Status state={state}>{text(word)}</Status>
      </p>
      <p className={css.note}>{text(note)}</p>
    </Fact>
  )
}

function NoticeFact({ edges }: { edges: Home['announcements']['edges'] }) {
  const [text, locale] = [useText(), useLocale()]
  const latest = edges[0]?.node
  return (
    <Fact label={text('glance.notice')}>
      {latest ? (
        <>
          <p>
            <Link href={`${paths.notices()}#${latest.id}`}>{latest.title}</Link>
          </p>
          <p className={css.note}>{day(locale, latest.publishedAt)}</p>
        </>
      ) : (
        <p className={css.note}>{text('glance.noNotice')}</p>
      )}
    </Fact>
  )
}

/** The categories as a board of departures: who may go where, with what, for how much. */
function Board({ categories }: { categories: readonly HomeCategory[] }) {
  const text = useText()
  const columns: Column<HomeCategory>[] = [
    {
      key: 'suffix',
      header: text('categories.category'),
      cell: ({ suffix }) => (
        <Link className={css.suffix} href={paths.category(suffix)}>
          <Name of={`.${suffix}`} whole />
        </Link>
      ),
    },
    { key: 'who', header: text('categories.who'), cell: ({ eligibility }) => eligibility },
    {
      key: 'papers',
      header: text('categories.papers'),
      cell: ({ documents }) => documents.map(({ kind }) => text(documentKey(kind))).join(text('list.and')) || text('search.noPapers'),
    },
    {
      key: 'price',
      header: text('search.firstYear'),
      figures: true,
      cell: (category) => {
        const price = firstYear(category)
        return price ? <Money of={price} /> : null
      },
    },
  ]
  return (
    <Section title={text('categories.title')}>
      <DataTable caption={text('categories.caption')} captionHidden columns={columns} rows={categories} rowKey={({ id }) => id} />
    </Section>
  )
}
