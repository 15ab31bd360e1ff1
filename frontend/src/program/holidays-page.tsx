import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { day } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks, useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Page, Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { strayLine, written } from './holidays.ts'
import page from './holidays-page.module.css'

const CalendarQuery = graphql(`
  query WorkingDays {
    workingCalendar {
      version
      saturdayWorks
      years { year dates }
    }
  }
`)

const AddHolidays = graphql(`
  mutation AddHolidays($input: AddHolidaysInput!) {
    addHolidays(input: $input) {
      calendar { version }
      userErrors { code field message }
    }
  }
`)

type Calendar = ResultOf<typeof CalendarQuery>['workingCalendar']
type Year = Calendar['years'][number]

export function HolidaysPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('holidays.title')}>
      {() => <Holidays />}
    </Door>
  )
}

/** The calendar by which working days are counted, and the form that adds a year to it. */
function Holidays() {
  const text = useText()
  const calendar = useQuery(asks(CalendarQuery, {}))
  return (
    <Page title={text('holidays.title')} statement={calendar.data ? text('holidays.statement', { years: calendar.data.workingCalendar.years.length }) : text('holidays.lead')}>
      <Answer to={calendar} lines={8}>
        {({ workingCalendar: { years, saturdayWorks, version } }) => (
          <Section title={text('holidays.known')} lead={text('holidays.saturday', { works: String(saturdayWorks), version })}>
            <Years of={years} />
          </Section>
        )}
      </Answer>
      <Section title={text('holidays.add')} lead={text('holidays.addLead')}>
        <Allowed to="operate">
          <AddForm />
        </Allowed>
      </Section>
    </Page>
  )
}

function Years({ of }: { of: readonly Year[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Year>[] = [
    { key: 'year', header: text('holidays.year'), cell: ({ year }) => String(year) },
    { key: 'count', header: text('holidays.title'), cell: ({ dates }) => text('holidays.countOf', { count: dates.length }) },
  ]
  return (
    <DataTable
      caption={text('holidays.known')}
      captionHidden
      columns={columns}
      rows={of}
      rowKey={({ year }) => String(year)}
      rowName={({ year }) => String(year)}
      detailLabel={text('holidays.datesShown')}
      detail={({ dates }) => (
        <ul className={page.dates}>
          {dates.map((date) => (
            <li key={date}>{day(locale, `${date}T12:00:00+08:00`)}</li>
          ))}
        </ul>
      )}
    />
  )
}

function AddForm() {
  const text = useText()
  const client = useQueryClient()
  const add = useDeed(AddHolidays)
  const form = useForm({ defaultValues: { year: '', dates: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const year = useWatch({ control: form.control, name: 'year' })
  const known = /^\d{4}$/.test(year.trim())
  const send = form.handleSubmit(async (typed) => {
    const answer = await add.mutateAsync({ input: { year: Number(typed.year), dates: written(typed.dates) } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.addHolidays.userErrors)) return
    form.reset()
    await client.invalidateQueries()
    say(text('holidays.done', { year: typed.year.trim() }))
  })
  const judge = (typed: string): string | true => {
    const stray = strayLine(typed)
    if (stray !== undefined) return text('holidays.datesWrong', { line: stray })
    return written(typed).length > 0 || text('holidays.datesMissing')
  }
  return (
    <form noValidate className={css.form} onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {add.isError && <FaultNotice error={add.error} />}
      <TextField {...form.register('year', { validate: (typed) => /^\d{4}$/.test(typed.trim()) || text('holidays.yearWrong') })} label={text('holidays.year')} error={errors.year?.message} inputMode="numeric" maxLength={4} autoComplete="off" />
      <TextArea {...form.register('dates', { validate: judge })} label={text('holidays.dates')} hint={text('holidays.datesHint')} error={errors.dates?.message} rows={10} autoComplete="off" spellCheck={false} />
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {known ? text('holidays.verb', { year: year.trim() }) : text('holidays.verbBlank')}
        </Button>
      </div>
    </form>
  )
}
