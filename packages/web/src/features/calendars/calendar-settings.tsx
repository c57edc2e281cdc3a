import type { CalendarView, PatchCalendarBody } from '@mesa/shared/wire/calendars.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { CalendarActs } from './calendar-acts.tsx'
import { calendarQueries, changeCalendar } from './calendars.queries.ts'
import { useCalendarWords } from './use-calendar-words.ts'

/** Name, country of its holidays, and whether it is the desk's own. Mount it by `etag`. */
export function CalendarSettings({ calendar }: { calendar: CalendarView }) {
  const t = useTranslations('adminCalendars.settings')
  const act = useAct({
    act: (body: PatchCalendarBody) => changeCalendar(calendar, body),
    families: ['calendars'],
    onDone: () => showToast(t('saved')),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const errors = missingIn({ name }, t('nameMissing'))
    return errors
      ? { errors }
      : { body: { name, holidayCountry: formText(data, 'holidayCountry') || null } }
  }
  return (
    <SectionCard title={t('title')}>
      <ActForm act={act} read={read} submit={t('save')} keeps>
        <TextField name="name" label={t('name')} maxLength={120} defaultValue={calendar.name} />
        <CountryField value={calendar.holidayCountry} />
      </ActForm>
      <CalendarActs calendar={calendar} />
    </SectionCard>
  )
}

/** The country whose holidays are proposed each year. */
export function CountryField({ value }: { value: string | null }) {
  const t = useTranslations('adminCalendars.settings')
  const words = useCalendarWords('UTC')
  const { data } = useQuery(calendarQueries.countries())
  const known = data?.items.map(({ code }) => code) ?? []
  const codes = value === null || known.includes(value) ? known : [value, ...known]
  return (
    <Select
      // An uncontrolled field keeps the choice it was born with.
      key={codes.length}
      name="holidayCountry"
      label={t('country')}
      description={t('countryHint')}
      placeholder={t('noCountry')}
      defaultValue={value ?? ''}
      choices={codes
        .map((code) => ({ value: code, label: words.country(code) }))
        .toSorted((one, other) => one.label.localeCompare(other.label))}
    />
  )
}
