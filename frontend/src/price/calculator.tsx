import { useState } from 'react'
import { Link } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import css from './calculator.module.css'
import type { FeeCategory, Tier } from './fees-query.ts'
import { percentText, tierAt, wholeNumber } from './tier-at.ts'

interface CalculatorProps {
  categories: readonly FeeCategory[]
  tiers: readonly Tier[]
}

/** Reads the served prices and tiers side by side. It never multiplies: the sum of an order is a quote of the registry. */
export function Calculator({ categories, tiers }: CalculatorProps) {
  const text = useText()
  const [suffix, setSuffix] = useState(categories[0]?.suffix ?? '')
  const [years, setYears] = useState(1)
  const [count, setCount] = useState('100')
  const category = categories.find((category) => category.suffix === suffix)
  return (
    <Section title={text('calculator.title')} lead={text('calculator.lead')}>
      <div className={css.calculator}>
        <div className={css.inputs}>
          <SelectField name="category" label={text('categories.category')} value={suffix} onChange={(event) => setSuffix(event.target.value)}>
            {categories.map(({ id, suffix }) => (
              <option key={id} value={suffix}>
                .{suffix}
              </option>
            ))}
          </SelectField>
          <SelectField name="years" label={text('calculator.term')} value={years} onChange={(event) => setYears(Number(event.target.value))}>
            {category?.periods.map((period) => (
              <option key={period} value={period}>
                {text('fees.years', { years: period })}
              </option>
            ))}
          </SelectField>
          <TextField
            name="count"
            label={text('calculator.count')}
            inputMode="numeric"
            value={count}
            error={wholeNumber(count) === undefined ? text('calculator.notANumber') : undefined}
            onChange={(event) => setCount(event.target.value)}
          />
        </div>
        <output className={css.result} htmlFor="field-category field-years field-count">
          <OneName category={category} years={years} />
          <TierReached tiers={tiers} count={wholeNumber(count)} />
          <p className={css.note}>
            <Sentence of="calculator.quote" parts={{ signIn: <Link href={paths.signIn(paths.fees())} /> }} />
          </p>
        </output>
      </div>
    </Section>
  )
}

function OneName({ category, years }: { category: FeeCategory | undefined; years: number }) {
  const text = useText()
  const create = category?.fees.find((fee) => fee.operation === 'CREATE' && fee.years === years)
  const renew = category?.fees.find((fee) => fee.operation === 'RENEW' && fee.years === years)
  if (!create) return <p>{text('calculator.notOffered')}</p>
  return (
    <div>
      <p className={css.label}>{text('calculator.oneName')}</p>
      <p className={css.figure}>
        <Money of={create.net} />
      </p>
      <p className={css.note}>
        {create.explanation} {renew && <Sentence of="calculator.renewal" values={{ price: <Money of={renew.net} /> }} />}
      </p>
    </div>
  )
}

function TierReached({ tiers, count }: { tiers: readonly Tier[]; count: number | undefined }) {
  const text = useText()
  const tier = count === undefined ? undefined : tierAt(tiers, count)
  if (count === undefined || !tier) return null
  return (
    <div>
      <p className={css.label}>{text('calculator.tierAt', { count })}</p>
      <p className={css.figure}>{tier.name}</p>
      <p className={css.note}>{text('calculator.tierGives', { percent: percentText(tier.percentOff) })}</p>
    </div>
  )
}
