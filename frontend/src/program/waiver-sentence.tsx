import { lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { moneyText, type Amount } from '../ui/amount.ts'

interface Standing {
  status: 'IN_PROGRESS' | 'EARNED' | 'MISSED' | 'APPLIED'
  qualifying: number
  threshold: number
  remaining: number
  fee: Amount
  window: { endsAt: string }
}

/** How a partner stands, in a sentence: "97 of 100 registrations count towards next year's fee waiver. 3 more by 3 March 2027." */
export function WaiverSentence({ of }: { of: Standing }) {
  const [text, locale] = [useText(), useLocale()]
  return text(`waiver.sentence.${of.status}`, {
    counted: of.qualifying,
    threshold: of.threshold,
    remaining: of.remaining,
    fee: moneyText(of.fee),
    day: day(locale, lastMoment(of.window.endsAt)),
  })
}
