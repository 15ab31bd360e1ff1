import { Fragment } from 'react'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { isZero, type Amount } from './amount.ts'
import { Money } from './money.tsx'
import { Name } from './name.tsx'
import css from './price-explanation.module.css'
import { classNames } from './class-names.ts'

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

/** Each line of a price, what was taken off and why, and the served total. */
export function PriceExplanation({ caption, lines, total }: PriceExplanationProps) {
  const text = useText()
  const operationText = useOperationText()
  return (
    <table className={css.price}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text('price.what')}</th>
          <th scope="col" className={classNames(css.end, css.list)}>
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
                {line.name !== null && (
                  <>
                    <Name of={line.name} />{' '}
                  </>
                )}
                {operationText(line.operation, line.years)}
              </th>
              <td className={classNames(css.end, css.list)}>
                <Money of={line.list} />
              </td>
              <td className={css.end}>
                {isZero(line.discount) ? (
                  '–'
                ) : (
                  <span className={css.off}>
                    <Money of={takenOff(line.discount)} />
                  </span>
                )}
              </td>
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
          <td className={classNames(css.end, css.list)} />
          <td />
          <td className={css.end}>
            <Money of={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** A discount is served as a positive sum and shown as what it does. */
function takenOff({ amount, currency }: Amount): Amount {
  return { amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency }
}
