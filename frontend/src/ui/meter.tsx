import { useId, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { daysUntil } from '../clock/time.ts'
import { useText } from '../i18n/text.tsx'
import css from './meter.module.css'
import { meterScale, type MeterFacts, type Stretch } from './meter-scale.ts'

/** Which count has just grown by one. */
type Moved = 'counted' | 'awaitingDocuments' | 'awaitingPayment'

/** Each figure may be opened to the rows behind it: pass the address of the list. */
interface MeterProps extends MeterFacts {
  links?: { counted?: string; documents?: string; payment?: string }
  /** Set apart on the bar and among the figures, in the colour of what moved. */
  moved?: Moved | undefined
}

const [top, height] = [26, 30]

/** Counted, waiting for papers, waiting for payment and remaining on one bar, with the threshold and today's even pace. */
export function Meter({ links = {}, moved, ...facts }: MeterProps) {
  const text = useText()
  const id = useId()
  const scale = meterScale(facts, useNow())
  const days = daysUntil(facts.endsAt, useNow())
  const { counted, awaitingDocuments, awaitingPayment, remaining, threshold } = facts
  return (
    <figure className={css.meter}>
      <svg className={css.bar} role="img" aria-label={text('meter.sentence', { counted, awaitingDocuments, awaitingPayment, remaining, threshold, days })}>
        <Patterns id={id} />
        <rect className={css.track} x="0" y={top} width="100%" height={height} />
        <Segment of={scale.counted} fill={css.counted} />
        <Segment of={scale.documents} fill={css.papersBack} pattern={`url(#${id}papers)`} />
        <Segment of={scale.payment} fill={css.paymentBack} pattern={`url(#${id}payment)`} />
        {moved !== undefined && <Last of={scale[stretchOf[moved]]} count={facts[moved]} />}
        <Mark at={scale.threshold} label={text('meter.threshold', { threshold })} />
        <Today at={scale.today} label={text('meter.today', { days })} />
      </svg>
      <dl className={css.legend}>
        <Figure label={text('meter.counted')} value={counted} moved={moved === 'counted'} href={links.counted} swatch={<rect className={css.counted} width="16" height="16" />} />
        <Figure label={text('meter.documents')} value={awaitingDocuments} moved={moved === 'awaitingDocuments'} href={links.documents} swatch={<Swatch back={css.papersBack} pattern={`url(#${id}papers)`} />} />
        <Figure label={text('meter.payment')} value={awaitingPayment} moved={moved === 'awaitingPayment'} href={links.payment} swatch={<Swatch back={css.paymentBack} pattern={`url(#${id}payment)`} />} />
        <Figure label={text('meter.remaining')} value={remaining} swatch={<rect className={css.track} x="0.5" y="0.5" width="15" height="15" />} />
        <Figure label={text('meter.daysLeft')} value={days} swatch={<path className={css.today} d="M8 3 15 14H1Z" />} />
      </dl>
    </figure>
  )
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}papers`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className={css.papersLine} d="M0 0V8" />
      </pattern>
      <pattern id={`${id}payment`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle className={css.paymentDot} cx="4" cy="4" r="2" />
      </pattern>
    </defs>
  )
}

function Segment({ of, fill, pattern }: { of: Stretch; fill: string | undefined; pattern?: string }) {
  if (of.length === 0) return null
  const place = { x: `${of.from}%`, y: top, width: `${of.length}%`, height }
  return (
    <>
      <rect className={fill} {...place} />
      {pattern !== undefined && <rect fill={pattern} {...place} />}
      <line className={css.seam} x1={`${of.from + of.length}%`} x2={`${of.from + of.length}%`} y1={top} y2={top + height} />
    </>
  )
}

const stretchOf = { counted: 'counted', awaitingDocuments: 'documents', awaitingPayment: 'payment' } as const

/** The one at the end of its stretch: what has just been added. */
function Last({ of, count }: { of: Stretch; count: number }) {
  if (count === 0) return null
  const length = of.length / count
  return <rect className={css.moved} x={`${of.from + of.length - length}%`} y={top - 3} width={`${length}%`} height={height + 6} />
}

function Mark({ at, label }: { at: number; label: string }) {
  return (
    <>
      <line className={css.threshold} x1={`${at}%`} x2={`${at}%`} y1={top - 8} y2={top + height + 4} />
      <text x={`${at}%`} y={top - 12} textAnchor={at > 70 ? 'end' : 'middle'}>
        {label}
      </text>
    </>
  )
}

function Today({ at, label }: { at: number; label: string }) {
  const anchor = at > 70 ? 'end' : at < 30 ? 'start' : 'middle'
  return (
    <>
      <svg x={`${at}%`} y={top + height + 3} overflow="visible">
        <path className={css.today} d="M0 0 6 9H-6Z" />
      </svg>
      <text className={css.todayText} x={`${at}%`} y={top + height + 26} textAnchor={anchor}>
        {label}
      </text>
    </>
  )
}

function Swatch({ back, pattern }: { back: string | undefined; pattern: string }) {
  return (
    <>
      <rect className={back} width="16" height="16" />
      <rect fill={pattern} width="16" height="16" />
    </>
  )
}

interface FigureProps {
  label: string
  value: number
  swatch: ReactNode
  href?: string | undefined
  moved?: boolean
}

function Figure({ label, value, swatch, href, moved = false }: FigureProps) {
  return (
    <div>
      <dt>
        <svg className={css.swatch} viewBox="0 0 16 16" aria-hidden="true">
          {swatch}
        </svg>
        {label}
      </dt>
      <dd className={moved ? css.movedFigure : undefined}>{href === undefined ? value : <Link href={href}>{value}</Link>}</dd>
    </div>
  )
}
