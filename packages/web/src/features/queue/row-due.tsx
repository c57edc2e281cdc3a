import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { Check, CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { DueBar } from '../../components/gauges.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { dueOfRow, type Measure } from './due-of-row.ts'

type RowDueProps = {
  row: TicketListItem
  /** Business time of the clock that is due first; without it the instant is told, and no count. */
  measure: Measure | undefined
}

/** Bar and words: what is left of the earliest target, or since when it is late, and which one it is. */
export function RowDue({ row, measure }: RowDueProps) {
  const t = useTranslations('console.queue')
  const words = useTranslations('consoleClocks.due')
  const format = useFormat()
  const due = dueOfRow(row, nowMs(), measure)
  if (!due) return <span className="muted">{t('noDue')}</span>
  if (due.state === 'met') {
    return (
      <span className="due-met">
        <Check className="ico ico-sm" aria-hidden /> {t('answered')}
      </span>
    )
  }
  const { dueAt, dueClock } = row
  if (dueAt === null) return <DueBar state={due.state} spent={due.spent} minutes={0} />
  const title = dueClock
    ? words('full', { clock: words(`name.${dueClock}`), instant: format.full(dueAt) })
    : format.full(dueAt)
  const left = () => {
    if (measure === undefined) return format.instant(dueAt)
    const duration = format.duration(Math.abs(due.minutesLeft))
    return due.state === 'late' ? words('late', { duration }) : duration
  }
  return (
    <DueBar state={due.state} spent={due.spent} minutes={due.minutesLeft} title={title}>
      <span>
        {due.state === 'late' && <CircleAlert className="ico ico-sm" aria-hidden />} {left()}
        {dueClock && <span className="due-name"> {words(dueClock)}</span>}
      </span>
    </DueBar>
  )
}
