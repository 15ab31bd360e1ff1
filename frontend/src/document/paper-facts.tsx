import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { documentKey } from '../i18n/enums.ts'
import { regionName } from '../i18n/region.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import css from './papers-page.module.css'
import type { PaperToReview } from './papers-query.ts'
import { RequirementWhy } from './requirement.tsx'

/** What the paper is held against: the rule that asks for it, the name, its holder and the time there is. */
export function PaperFacts({ of }: { of: PaperToReview }) {
  const [text, locale] = [useText(), useLocale()]
  const facts: Fact[] = [
    ...(of.requirement ? [{ label: text('papers.asks'), value: <RequirementWhy of={of.requirement} name={of.domain?.name ?? of.launchApplication?.name} /> }] : []),
    ...(of.domain ? nameFacts(of.domain, text) : []),
    ...(of.launchApplication ? launchFacts(of.launchApplication, text) : []),
    ...(of.uploadedAt === null ? [] : [{ label: text('papers.arrived'), value: instant(locale, of.uploadedAt) }]),
  ]
  return (
    <div>
      <h2 className={css.title}>{text(documentKey(of.kind))}</h2>
      <Facts of={facts} />
    </div>
  )
}

function nameFacts(of: NonNullable<PaperToReview['domain']>, text: ReturnType<typeof useText>): Fact[] {
  const others = of.awaitingDocuments.map(({ kind }) => text(documentKey(kind))).join(text('list.and'))
  return [
    {
      label: text('names.name'),
      value: (
        <Link href={paths.domain(of.name)}>
          <Name of={of.name} ascii={of.asciiName} />
        </Link>
      ),
    },
    { label: text('names.holder'), value: <HolderLines of={of.registrant} /> },
    { label: text('papers.partner'), value: of.partner?.name ?? '–' },
    { label: text('papers.waitsFor'), value: others === '' ? '–' : others },
    ...(of.awaitingPayment ? [{ label: text('names.paymentAwaited'), value: <Money of={of.awaitingPayment} /> }] : []),
    ...(of.awaitingUntil === null ? [] : [{ label: text('names.deadline'), value: <Deadline at={of.awaitingUntil} /> }]),
  ]
}

function launchFacts(of: NonNullable<PaperToReview['launchApplication']>, text: ReturnType<typeof useText>): Fact[] {
  return [
    { label: text('names.name'), value: <Name of={of.name} /> },
    { label: text('papers.phase'), value: of.phase.title },
    { label: text('papers.applicant'), value: <HolderLines of={of.registrant} /> },
    ...(of.claim?.trademark == null ? [] : [{ label: text('papers.mark'), value: of.claim.trademark }]),
    ...(of.claim?.trademarkNumber == null ? [] : [{ label: text('papers.markNumber'), value: of.claim.trademarkNumber }]),
  ]
}

function HolderLines({ of }: { of: NonNullable<PaperToReview['domain']>['registrant'] }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      {of.name}
      {of.nameInChinese !== null && <div lang="zh-Hant">{of.nameInChinese}</div>}
      <div>
        {text(`holderKind.${of.kind}`)}, {regionName(locale, of.country)}
      </div>
    </>
  )
}
