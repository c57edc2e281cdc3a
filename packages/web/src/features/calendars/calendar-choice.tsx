import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Select } from '../../components/text-field.tsx'
import { calendarQueries } from './calendars.queries.ts'

type CalendarChoiceProps = {
  value: string | null
  /** Whose calendar holds without a choice: the desk's, or first the organization's. */
  without: 'desk' | 'organization'
}

/** `calendarId` of a form: a calendar of the list, or what holds without one. */
export function CalendarChoice({ value, without }: CalendarChoiceProps) {
  const t = useTranslations('admin.calendarChoice')
  const { data } = useQuery(calendarQueries.choices())
  const items = data?.items ?? []
  const name = items.find(({ isDefault }) => isDefault)?.name
  const isListed = value === null || items.some(({ id }) => id === value)
  const inherited =
    without === 'organization' ? t('organization') : t('desk', { name: name ?? '…' })
  return (
    <Select
      // An uncontrolled field keeps the choice it was born with.
      key={items.length}
      name="calendarId"
      label={t('label')}
      description={t('hint')}
      placeholder={inherited}
      defaultValue={value ?? ''}
      choices={[
        ...items.map((one) => ({ value: one.id, label: one.name })),
        ...(isListed ? [] : [{ value: value ?? '', label: t('retired') }]),
      ]}
    />
  )
}
