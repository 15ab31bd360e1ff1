import { Fragment, type ReactNode } from 'react'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { isZero, type Amount } from './amount.ts'
import { Money } from './money.tsx'
import { Name } from './name.tsx'
import css from './price-explanation.module.css'
import { useNarrow } from './use-narrow.ts'

export type Operation = 'CREATE' | 'RENEW' | 'TRANSFER' | 'RESTORE' | 'ADMINISTRATION_FEE'

/** A line of a price as served: list minus discount is net. */
export interface PriceLine {
  name: string | null
  operation: Operation
  years: number
  list: Amount
  discount: Amount
  net: Amount
  explanation: string
}

const operationKey: Record<Operation, MessageKey> = {
  CREATE: 'operation.CREATE',
  RENEW: 'operation.RENEW',
  TRANSFER: 'operation.TRANSFER',
  RESTORE: 'operation.RESTORE',
  ADMINISTRATION_FEE: 'operation.ADMINISTRATION_FEE',
}

/** "Registration, 2 years". */
export function useOperationText(): (operation: Operation, years: number) => string {
  const text = useText()
  return (operation, years) =>
    years > 0 ? text('operation.forYears', { operation: text(operationKey[operation]), years }) : text(operationKey[operation])
}

interface PriceExplanationProps {
  caption: string
  lines: readonly PriceLine[]
  total: Amount
}

/** Each line of a price, what was taken off and why, and the served total; on a phone, a list of definitions. */
export function PriceExplanation(props: PriceExplanationProps) {
  return useNarrow() ? <Bill {...props} /> : <Sheet {...props} />
}

function Sheet({ caption, lines, total }: PriceExplanationProps) {
  const text = useText()
  return (
    <table className={css.price}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text('price.what')}</th>
          <th scope="col" className={css.end}>
            {text('price.list')}
          </th>
          <th scope="col" className={css.end}>
            {text('price.off')}
          </th>
          <th scope="col" className={css.end}>
            {text('price.net')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Fragment key={index}>
            <tr className={css.line}>
              <th scope="row">
                <What of={line} />
              </th>
              <td className={css.end}>
                <Money of={line.list} />
              </td>
              <td className={css.end}>{isZero(line.discount) ? '–' : <TakenOff of={line.discount} />}</td>
              <td className={css.end}>
                <Money of={line.net} />
              </td>
            </tr>
            <tr>
              <td colSpan={4} className={css.why}>
                {line.explanation}
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{text('price.total')}</th>
          <td colSpan={2} />
          <td className={css.end}>
            <Money of={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Bill({ caption, lines, total }: PriceExplanationProps) {
  const text = useText()
  return (
    <div className={css.bill} role="group" aria-label={caption}>
      {lines.map((line, index) => (
        <div key={index} className={css.item}>
          <p>
            <What of={line} />
          </p>
          <dl>
            <Sum label={text('price.list')} value={<Money of={line.list} />} />
            {!isZero(line.discount) && <Sum label={text('price.off')} value={<TakenOff of={line.discount} />} />}
            <Sum label={text('price.net')} value={<Money of={line.net} />} />
          </dl>
          <p className={css.why}>{line.explanation}</p>
        </div>
      ))}
      <dl className={css.total}>
        <Sum label={text('price.total')} value={<Money of={total} />} />
      </dl>
    </div>
  )
}

function Sum({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className={css.sum}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function What({ of }: { of: PriceLine }) {
  const operationText = useOperationText()
  return (
    <>
      {of.name !== null && (
        <>
          <Name of={of.name} />{' '}
        </>
      )}
      {operationText(of.operation, of.years)}
    </>
  )
}

/** A discount is served as a positive sum and shown as what it does. */
function TakenOff({ of: { amount, currency } }: { of: Amount }) {
  return (
    <span className={css.off}>
      <Money of={{ amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency }} />
    </span>
  )
}
