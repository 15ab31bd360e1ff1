import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { useNow } from '../clock/clock.ts'
import { useKeyFor } from '../gql/attempt.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { moneyText, type Amount } from '../ui/amount.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import type { Booking } from './booked.tsx'
import type { Prefill } from './payments-page.tsx'
import { RecordPayment, type Applicant, type Payer } from './payments-query.ts'
import { sumTyped } from '../ui/sum.ts'

const methods = ['BANK_TRANSFER', 'FPS', 'CHEQUE', 'CARD'] as const

interface Values {
  partnerId: string
  amount: string
  method: (typeof methods)[number]
  reference: string
  receivedAt: string
}

interface PaymentFormProps {
  payers: readonly Payer[]
  applicants: readonly Applicant[]
  prefill: Prefill | undefined
  onBooked: (booking: Booking) => void
}

/** Books money that reached the registry. The sum and the partner stand in the button; the same try is never booked twice. */
export function PaymentForm({ payers, applicants, prefill, onBooked }: PaymentFormProps) {
  const text = useText()
  const now = useNow()
  const client = useQueryClient()
  const keyFor = useKeyFor()
  const record = useDeed(RecordPayment)
  const form = useForm<Values>({
    defaultValues: { partnerId: prefill?.partnerId ?? '', amount: prefill?.amount ?? '', method: 'BANK_TRANSFER', reference: '', receivedAt: toInput(now) },
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const { setFocus } = form
  useEffect(() => {
    if (prefill) setFocus('reference')
  }, [prefill, setFocus])
  const [partnerId, amount] = useWatch({ control: form.control, name: ['partnerId', 'amount'] })
  const applicant = applicants.find(({ id }) => id === partnerId)
  const payer = applicant ? { id: applicant.id, name: nameOf(applicant) } : payers.find(({ id }) => id === partnerId)

  const submit = form.handleSubmit(async ({ method, reference, receivedAt }) => {
    const [sum, at] = [sumTyped(amount), fromInput(receivedAt)]
    if (sum === undefined || at === undefined || !payer) return
    const whose = applicant ? { applicationId: applicant.id } : { partnerId }
    const input = { ...whose, amount: sum, method, reference: reference.trim(), receivedAt: at }
    const answer = await record.mutateAsync({ input: { ...input, idempotencyKey: keyFor(input) } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.recordPayment.userErrors)) return
    const { balance, application } = answer.recordPayment
    const left = application ? { fee: application.fee } : balance && { balance }
    if (!left) return
    await client.invalidateQueries()
    form.reset({ partnerId: '', amount: '', method, reference: '', receivedAt })
    onBooked({ partner: payer.name, amount: hkd(sum), reference: input.reference, left })
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {record.isError && <FaultNotice error={record.error} />}
      <SelectField {...form.register('partnerId', { required: text('payments.partnerMissing') })} label={text('papers.partner')} error={errors.partnerId?.message}>
        <option value="">{text('payments.choose')}</option>
        <Choices label={text('payments.partners')} of={payers} />
        <Choices label={text('place.joining')} of={applicants.map((one) => ({ id: one.id, name: `${nameOf(one)} (${one.fee.reference})` }))} />
      </SelectField>
      <TextField
        {...form.register('amount', { validate: (typed) => positive(typed) || text('payments.amountMissing') })}
        label={text('payments.amount')}
        hint={text('payments.amountHint')}
        error={errors.amount?.message}
        inputMode="decimal"
        autoComplete="off"
      />
      <SelectField {...form.register('method')} label={text('payments.method')} error={errors.method?.message}>
        {methods.map((method) => (
          <option key={method} value={method}>
            {text(`method.${method}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        {...form.register('reference', { validate: (typed) => typed.trim() !== '' || text('payments.referenceMissing') })}
        label={text('payments.reference')}
        hint={text('payments.referenceHint')}
        error={errors.reference?.message}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        {...form.register('receivedAt', { validate: (typed) => fromInput(typed) !== undefined || text('payments.receivedMissing') })}
        type="datetime-local"
        label={text('payments.received')}
        error={errors.receivedAt?.message}
      />
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {verb(text, amount, payer)}
        </Button>
      </div>
    </form>
  )
}

function Choices({ label, of }: { label: string; of: readonly { id: string; name: string }[] }) {
  if (of.length === 0) return null
  return (
    <optgroup label={label}>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

/** A company that has not said its name yet is known by who applies for it. */
function nameOf({ companyName, applicant }: Applicant): string {
  return companyName === '' ? applicant : companyName
}

function positive(typed: string): boolean {
  const sum = sumTyped(typed)
  return sum !== undefined && /[1-9]/.test(sum)
}

function hkd(amount: string): Amount {
  return { amount, currency: 'HKD' }
}

/** "Book HK$475.00 for Harbour Hosting", once both are known. */
function verb(text: ReturnType<typeof useText>, amount: string, payer: Pick<Payer, 'name'> | undefined): string {
  const sum = sumTyped(amount)
  return sum === undefined || !payer ? text('payments.book') : text('payments.bookSum', { amount: moneyText(hkd(sum)), partner: payer.name })
}
