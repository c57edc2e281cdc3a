import { CircleAlert, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import type { Faults } from './check.ts'
import { minutesOf, newRow, type RowDraft, tidyTime, timeOf } from './draft.ts'
import { nextInterval } from './use-editor.ts'

type HoursRowsProps = {
  /** Whose hours they are: `lunes`, `vie 13 mar`. */
  name: string
  rows: readonly RowDraft[]
  faults: Faults
  onChange: (rows: RowDraft[]) => void
}

/** Intervals as times one types, each with what is wrong with it. */
export function HoursRows({ name, rows, faults, onChange }: HoursRowsProps) {
  const t = useTranslations('adminCalendars.hours')
  const add = () => onChange([...rows, newRow(nextInterval(rows))])
  const set = (row: RowDraft) => onChange(rows.map((one) => (one.id === row.id ? row : one)))
  return (
    <div className="cal-rows">
      {rows.map((row, index) => (
        <HoursRow
          key={row.id}
          name={rows.length > 1 ? t('numbered', { name, number: index + 1 }) : name}
          row={row}
          fault={faults.get(row.id)}
          onChange={set}
          {...(rows.length > 1
            ? { onRemove: () => onChange(rows.filter(({ id }) => id !== row.id)) }
            : {})}
        />
      ))}
      <Button
        look="quiet"
        size="sm"
        onClick={add}
        icon={<Plus className="ico" aria-hidden />}
        aria-label={t('addTo', { name })}
      >
        {t('add')}
      </Button>
    </div>
  )
}

type HoursRowProps = {
  name: string
  row: RowDraft
  fault: ReturnType<Faults['get']>
  onChange: (row: RowDraft) => void
  onRemove?: () => void
}

function HoursRow({ name, row, fault, onChange, onRemove }: HoursRowProps) {
  const t = useTranslations('adminCalendars')
  const noteId = useId()
  const wiring = {
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': fault ? noteId : undefined,
  }
  return (
    <div className={fault ? 'cal-range field-error' : 'cal-range'}>
      <TimeInput
        {...wiring}
        label={t('hours.from', { name })}
        value={row.start}
        onChange={(start) => onChange({ ...row, start })}
      />
      <span aria-hidden="true">{t('hours.to')}</span>
      <TimeInput
        {...wiring}
        label={t('hours.until', { name })}
        value={row.end}
        onChange={(end) => onChange({ ...row, end })}
      />
      {onRemove && (
        <IconButton label={t('hours.remove', { name })} onClick={onRemove}>
          <X className="ico" aria-hidden />
        </IconButton>
      )}
      {fault && (
        <p id={noteId} className="error-msg" role="alert">
          <CircleAlert className="ico" aria-hidden />
          {t(`faults.${fault}`)}
        </p>
      )}
    </div>
  )
}

type TimeInputProps = {
  label: string
  value: string
  onChange: (time: string) => void
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

const stepMinutes = 15

/** A time of day up to 24:00, which the platform's own field does not know. Arrows move it. */
function TimeInput({ label, value, onChange, ...wiring }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    setTyped(text)
    const isWhole = /^\d{1,2}[:.h]\d{2}$|^\d{4}$|^24$/.test(text.trim())
    if (isWhole) onChange(tidyTime(text))
  }
  const settle = () => {
    if (typed !== null && tidyTime(typed) !== value) onChange(tidyTime(typed))
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: stepMinutes, ArrowDown: -stepMinutes }[event.key]
    const minutes = minutesOf(tidyTime(typed ?? value))
    if (step === undefined || minutes === null) return
    event.preventDefault()
    setTyped(null)
    onChange(timeOf(Math.min(1440, Math.max(0, minutes + step))))
  }
  return (
    <input
      {...wiring}
      className="input cal-time"
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={typed ?? value}
      onChange={(event) => read(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  )
}
