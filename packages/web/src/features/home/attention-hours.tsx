import { CircleCheck, Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { nowMs } from '../../lib/clock.ts'
import { formatTime } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'

const strong = (words: ReactNode) => <strong>{words}</strong>
const hourOf = (wall: string) => {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number)
  return hours + minutes / 60
}

/** Open now, or when it resumes, with today's hours drawn in the desk's zone. */
export function AttentionHours({ desk }: { desk: DeskView }) {
  const t = useTranslations('portal.home')
  const format = useFormat()
  const { open, nextCloseAt, nextOpenAt, todayIntervals } = desk.attention
  const Icon = open ? CircleCheck : Moon
  const until = open ? nextCloseAt : nextOpenAt
  const words = () => {
    if (until === null) {
      return t.rich(open ? 'attentionOpenAlways' : 'attentionClosedAlways', { b: strong })
    }
    const key = open ? 'attentionOpen' : 'attentionClosed'
    return t.rich(key, { instant: format.instant(until), b: strong })
  }
  return (
    <>
      <p>
        <Icon className="ico ico-sm" aria-hidden /> {words()}
      </p>
      {todayIntervals.length === 0 ? (
        <p className="muted sm">{t('attentionNone')}</p>
      ) : (
        <DayBar desk={desk} />
      )}
    </>
  )
}

function DayBar({ desk }: { desk: DeskView }) {
  const t = useTranslations('portal.home')
  const intervals = desk.attention.todayIntervals.map(({ start, end }) => ({
    start: hourOf(start),
    end: hourOf(end),
    words: `${start}–${end}`,
  }))
  const now = formatTime(nowMs(), { locale: 'es', timeZone: desk.timeZone, nowMs: nowMs() })
  const first = Math.min(8, ...intervals.map(({ start }) => Math.floor(start)))
  const last = Math.max(20, ...intervals.map(({ end }) => Math.ceil(end)))
  const place = (hour: number) => `${((hour - first) / (last - first)) * 100}%`
  const width = (hours: number) => `${(hours / (last - first)) * 100}%`
  const ticks = Array.from({ length: 7 }, (_, tick) => first + ((last - first) * tick) / 6)
  const nowHour = hourOf(now)
  return (
    <>
      <div
        className="daybar"
        role="img"
        aria-label={t('attentionToday', {
          intervals: intervals.map(({ words }) => words).join(', '),
          now,
        })}
      >
        {intervals.map(({ start, end }) => (
          <i key={start} style={{ left: place(start), width: width(end - start) }} />
        ))}
        {nowHour >= first && nowHour <= last && (
          <i className="now" style={{ left: place(nowHour) }} />
        )}
      </div>
      <div className="dayaxis" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick}>{Math.round(tick)}</span>
        ))}
      </div>
    </>
  )
}
