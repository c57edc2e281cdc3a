import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { DueBar } from '../../components/gauges.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { dueOfRow } from './due-of-row.ts'

const dayMinutes = 24 * 60

/** Bar and words: the instant it is due, or since when it is late. */
export function RowDue({ row }: { row: TicketListItem }) {
  const t = useTranslations('console.queue')
  const format = useFormat()
  const due = dueOfRow(row, nowMs())
  if (!due) return <span className="muted">{t('noDue')}</span>
  if (due.state === 'met') {
    return (
      <span className="due-met">
        <Check className="ico ico-sm" aria-hidden /> {t('answered')}
      </span>
    )
  }
  const title = row.dueAt ? format.full(row.dueAt) : ''
  const isFarLate = due.state === 'late' && due.minutesLeft < -dayMinutes
  const saysInstant = row.dueAt && (due.state === 'ok' || due.state === 'soon' || isFarLate)
  return (
    <DueBar state={due.state} spent={due.spent} minutes={due.minutesLeft} title={title}>
      {saysInstant && row.dueAt ? format.instant(row.dueAt) : undefined}
    </DueBar>
  )
}
