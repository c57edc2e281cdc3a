import type { CalendarChangeView } from '@mesa/shared/wire/calendars.schema'
import { Check, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'

/** How far the clocks that run have followed a version. */
export function ChangeProgress({ change }: { change: CalendarChangeView }) {
  const t = useTranslations('adminCalendars.progress')
  const format = useFormat()
  const count = change.clocksChanged
  const isDone = change.state === 'done'
  return (
    <p className="row sm soft" role="status">
      {isDone ? (
        <Check className="ico" aria-hidden />
      ) : (
        <LoaderCircle className="ico cal-spin" aria-hidden />
      )}
      {isDone && change.finishedAt !== null
        ? t('done', { count, instant: format.instant(change.finishedAt) })
        : t(change.state, { count })}
    </p>
  )
}
