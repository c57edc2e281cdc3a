import type { TimeEntryBody } from '@mesa/shared/wire/time-entries.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { newUuid } from '../../lib/idempotency.ts'
import { typedInstant } from '../../lib/typed-instant.ts'
import { useAct } from '../../lib/use-act.ts'
import { recordTime, timeQueries } from './time.queries.ts'

const minutesMax = 1440

/** One's own time that belongs to no case. */
export function TimeForm() {
  const t = useTranslations('consoleTime.form')
  const zone = useTimeZone() ?? 'UTC'
  const { data } = useQuery(timeQueries.types())
  const [errors, setErrors] = useState<Record<string, string>>({})
  // A form of its own for the next entry: empty, and by another name.
  const [entryId, setEntryId] = useState(newUuid)
  const record = useAct({
    act: (body: TimeEntryBody, key) => recordTime(body, key),
    families: ['time-entries'],
    onDone: ({ warnings }) => {
      showToast(t(warnings.length > 0 ? 'doneOverlaps' : 'done'))
      setEntryId(newUuid())
    },
  })
  const submit = (data: FormData) => {
    const startedAt = typedInstant(formText(data, 'startedAt'), zone)
    const minutes = Number(formText(data, 'minutes'))
    const note = formText(data, 'note')
    const found: Record<string, string> = {}
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > minutesMax) {
      found['minutes'] = t('minutesBad')
    }
    if (startedAt === null) found['startedAt'] = t('startedBad')
    setErrors(found)
    if (startedAt === null || Object.keys(found).length > 0) return
    const type = formText(data, 'type')
    record.mutate({ id: entryId, type, startedAt, minutes, ...(note && { note }) })
  }
  return (
    <Form
      key={entryId}
      className="form stack"
      onSubmit={submit}
      submitError={record.error}
      pending={record.isPending}
      errors={errors}
    >
      <div className="form-2">
        <Select
          name="type"
          label={t('type')}
          choices={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField name="startedAt" type="datetime-local" label={t('startedAt')} />
        <TextField
          name="minutes"
          type="number"
          min={1}
          max={minutesMax}
          step={1}
          inputMode="numeric"
          label={t('minutes')}
        />
        <TextArea name="note" label={t('note')} optional maxLength={2000} rows={2} />
      </div>
      <Button look="primary" type="submit" busy={record.isPending}>
        {t('go')}
      </Button>
    </Form>
  )
}
