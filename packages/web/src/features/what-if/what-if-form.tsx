import type { CalendarView } from '@mesa/shared/wire/calendars.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { WhatIfBody } from '@mesa/shared/wire/what-if.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { type Fault, readTryOut, type TargetField, targetFields } from './try-out.ts'
import { useTargetWords } from './use-target-words.ts'

type Props = {
  desk: DeskView
  calendars: readonly CalendarView[]
  pending: boolean
  error: unknown
  onRun: (body: WhatIfBody) => void
}

const dayMs = 86_400_000

/** A past period, and what would have held in it. */
export function WhatIfForm({ desk, calendars, pending, error, onRun }: Props) {
  const t = useTranslations('adminTargets.tryOut')
  const [faults, setFaults] = useState<Record<string, Fault>>({})
  const { targets } = desk.policy
  const fields = targetFields(targets)
  const day = (daysAgo: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: desk.timeZone }).format(nowMs() - daysAgo * dayMs)
  const submit = (data: FormData) => {
    const read = readTryOut(chosenIn(data, fields), { timeZone: desk.timeZone, targets })
    setFaults('faults' in read ? read.faults : {})
    if ('body' in read) onRun(read.body)
  }
  const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, t(fault)]))
  return (
    <Form
      onSubmit={submit}
      submitError={error}
      pending={pending}
      errors={errors}
      aria-label={t('title')}
    >
      <div className="tgt-fields">
        <TextField label={t('from')} name="from" type="date" defaultValue={day(30)} />
        <TextField
          label={t('until')}
          name="until"
          type="date"
          defaultValue={day(1)}
          description={t('untilHelp')}
        />
        <Select
          label={t('calendar')}
          name="calendar"
          description={t('calendarHelp')}
          choices={[
            { value: '', label: t('sameCalendar') },
            ...calendars.map(({ name, currentVersion }) => ({
              value: currentVersion.id,
              label: name,
            })),
          ]}
        />
      </div>
      <fieldset className="field">
        <legend>{t('targets')}</legend>
        <p className="sm soft">{t('targetsHelp')}</p>
        <div className="tgt-fields">
          {fields.map((field) => (
            <TargetInput key={field.name} field={field} />
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" look="primary" busy={pending}>
          {t('run')}
        </Button>
      </div>
    </Form>
  )
}

const chosenIn = (data: FormData, fields: readonly TargetField[]) => ({
  from: formText(data, 'from'),
  until: formText(data, 'until'),
  calendarVersionId: formText(data, 'calendar'),
  targets: Object.fromEntries(
    fields.map(({ name }) => [
      name,
      { hours: formText(data, name), unit: formText(data, `${name}.unit`) },
    ]),
  ),
})

function TargetInput({ field: { name, inForce } }: { field: TargetField }) {
  const t = useTranslations('adminTargets.tryOut')
  const words = useTargetWords()
  const label = words.field(name)
  return (
    <div className="tgt-target">
      <TextField
        label={label}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={String(Math.round((inForce.minutes / 60) * 100) / 100)}
      />
      <select
        className="select"
        name={`${name}.unit`}
        aria-label={t('unit', { name: label })}
        defaultValue={inForce.unit}
      >
        <option value="business">{t('businessUnit')}</option>
        <option value="clock">{t('clockUnit')}</option>
      </select>
    </div>
  )
}
