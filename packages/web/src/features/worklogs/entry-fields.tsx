import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { useComponentWord } from '../../lib/component-word.ts'
import { isWhole, type Entry } from './entry.ts'
import type { WorkedCase } from './doubts.ts'
import { DoubtsNotice } from './doubts-notice.tsx'
import { worklogQueries } from './worklogs.queries.ts'

type Props = {
  about: WorkedCase
  entry: Entry
  onEntry: (entry: Entry) => void
  /** As the native field has it. */
  startedAt: string
  onStartedAt: (startedAt: string) => void
  /** Of the entry that is being put right: it doubts nothing of itself. */
  exceptId?: string
}

/** Which component, how long and since when, and whether it is charged. */
export function EntryFields(props: Props) {
  const { about, entry, onEntry, startedAt, onStartedAt, exceptId } = props
  const t = useTranslations('consoleCase.work')
  const startMs = Date.parse(startedAt)
  return (
    <>
      <ComponentField entry={entry} onEntry={onEntry} />
      <TextField
        name="minutes"
        type="number"
        min={1}
        max={1440}
        step={1}
        inputMode="numeric"
        label={t('minutes')}
        value={Number.isNaN(entry.minutes) ? '' : entry.minutes}
        onChange={(event) => onEntry({ ...entry, minutes: event.currentTarget.valueAsNumber })}
      />
      <TextField
        name="startedAt"
        type="datetime-local"
        label={t('startedAt')}
        value={startedAt}
        onChange={(event) => onStartedAt(event.currentTarget.value)}
      />
      {isWhole(entry) && !Number.isNaN(startMs) && (
        <DoubtsNotice
          about={about}
          span={{ startMs, minutes: entry.minutes }}
          {...(exceptId !== undefined && { exceptId })}
        />
      )}
      <Checkbox
        name="billable"
        label={t('billable')}
        checked={entry.billable}
        onChange={(event) => onEntry({ ...entry, billable: event.currentTarget.checked })}
      />
    </>
  )
}

/** Those the desk logs by, and the entry's own, which may have been retired since. */
function ComponentField({ entry, onEntry }: Pick<Props, 'entry' | 'onEntry'>) {
  const t = useTranslations('consoleCase.work')
  const word = useComponentWord()
  const { data } = useQuery(worklogQueries.desk())
  const offered = [...new Set([...(data?.policy.hours.components ?? []), entry.component])]
  return (
    <Select
      name="component"
      label={t('component')}
      value={entry.component}
      choices={offered.map((value) => ({ value, label: word(value) }))}
      onChange={(event) => onEntry({ ...entry, component: event.currentTarget.value })}
    />
  )
}
