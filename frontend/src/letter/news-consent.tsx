import { useQueryClient } from '@tanstack/react-query'
import { instant } from '../clock/time.ts'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { SetNewsConsent, type Consent } from './messages-query.ts'
import css from './messages.module.css'

/** Whether the reader consents to news. To end it takes one press, as to give it does. */
export function NewsConsent({ of }: { of: Consent }) {
  const [text, locale] = [useText(), useLocale()]
  const queries = useQueryClient()
  const set = useDeed(SetNewsConsent)
  const change = async () => {
    const answer = await set.mutateAsync({ input: { given: !of.given } }).catch(() => undefined)
    if (!answer) return
    await queries.invalidateQueries()
    say(answer.setNewsConsent.userErrors[0]?.message ?? text(of.given ? 'letter.consentEnded' : 'letter.consentGiven'))
  }
  const since = of.since === null ? '' : instant(locale, of.since)
  return (
    <Section title={text('letter.news')}>
      {set.isError && <FaultNotice error={set.error} />}
      <p className={css.words}>{of.words}</p>
      <p>
        <Status state={of.given ? 'good' : 'neutral'}>{of.given ? text('letter.given', { since }) : text(of.since === null ? 'letter.neverGiven' : 'letter.notGiven', { since })}</Status>
      </p>
      <div>
        <Button look={of.given ? 'quiet' : 'primary'} busy={set.isPending} onClick={() => void change()}>
          {text(of.given ? 'letter.end' : 'letter.give')}
        </Button>
      </div>
    </Section>
  )
}
