import type { CalendarView, CreateCalendarBody } from '@mesa/shared/wire/calendars.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { CountryField } from './calendar-settings.tsx'
import { createCalendar } from './calendars.queries.ts'

type NewCalendarProps = {
  calendars: readonly CalendarView[]
  /** Of the desk, for one that begins empty. */
  timeZone: string
  onMade: (calendar: CalendarView) => void
  onClose: () => void
}

const formId = 'new-calendar'

/** A calendar with an ordinary week, or with everything another one has. */
export function NewCalendar({ calendars, timeZone, onMade, onClose }: NewCalendarProps) {
  const t = useTranslations('adminCalendars.new')
  const [copied, setCopied] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const source = calendars.find(({ id }) => id === copied)
  const act = useAct({
    act: (body: CreateCalendarBody, key) => createCalendar(body, key),
    families: ['calendars'],
    onDone: onMade,
  })
  const submit = (data: FormData) => {
    const name = formText(data, 'name')
    setErrors(name === '' ? { name: t('nameMissing') } : {})
    if (name === '') return
    const version = source?.currentVersion
    act.mutate({
      name,
      holidayCountry: formText(data, 'holidayCountry') || null,
      definition: version?.definition ?? ordinary(timeZone),
      ...(version ? { labels: version.labels } : {}),
    })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={act.isPending}>
            {t('create')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={submit}
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
      >
        <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
        <Select
          name="source"
          label={t('start')}
          placeholder={t('scratch')}
          value={copied}
          onChange={(event) => setCopied(event.currentTarget.value)}
          choices={calendars.map(({ id, name }) => ({ value: id, label: t('copyOf', { name }) }))}
        />
        <CountryField key={copied} value={source?.holidayCountry ?? null} />
      </Form>
    </Dialog>
  )
}

const workday: Array<[string, string]> = [['09:00', '18:00']]

const ordinary = (timeZone: string): CreateCalendarBody['definition'] => ({
  timeZone,
  weekly: { 1: workday, 2: workday, 3: workday, 4: workday, 5: workday },
  holidays: [],
  exceptions: [],
})
