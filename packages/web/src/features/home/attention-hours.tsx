import { CalendarOff, CircleCheck, Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { formatTime, zoneCity } from '../../lib/format.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'

const strong = (words: ReactNode) => <strong>{words}</strong>
const hourOf = (wall: string) => {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number)
  return hours + minutes / 60
}
const intervalsOf = ({ todayIntervals }: DeskView['attention']) =>
  todayIntervals.map(({ start, end }) => `${start}–${end}`).join(', ')

/** Open now, or when it resumes, with today's hours drawn in their own zone and the next holiday. */
export function AttentionHours({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  return (
    <>
      <AttentionNow desk={desk} />
      {desk.attention.todayIntervals.length === 0 ? (
        <p className="muted sm">{t('none')}</p>
      ) : (
        <DayBar desk={desk} />
      )}
      <NextHoliday desk={desk} />
    </>
  )
}

/** One line: until when the desk attends, or when it resumes, in the reader's zone; the desk's on hover. */
export function AttentionNow({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  const format = useFormat()
  const { open, nextCloseAt, nextOpenAt, timeZone } = desk.attention
  const until = open ? nextCloseAt : nextOpenAt
  const Icon = open ? CircleCheck : Moon
  const words =
    until === null
      ? t.rich(open ? 'always' : 'closed', { b: strong })
      : t.rich(open ? 'until' : 'resumes', { instant: format.instant(until), b: strong })
  return (
    <p
      title={until === null ? undefined : t('deskTime', { instant: format.full(until, timeZone) })}
    >
      <Icon className="ico ico-sm" aria-hidden /> {words}
    </p>
  )
}

/** Today's hours in words, in the zone they are kept in where the reader lives in another. */
export function TodayHours({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  const format = useFormat()
  const readerZone = useTimeZone()
  const { attention } = desk
  if (attention.todayIntervals.length === 0) return t('none')
  const intervals = intervalsOf(attention)
  const isHere = format.offset(attention.timeZone) === format.offset(readerZone ?? 'UTC')
  return isHere
    ? t('today', { intervals })
    : t('todayIn', { intervals, city: zoneCity(attention.timeZone) })
}

/** The next day that is closed although its weekday is not, by its name where it has one. */
function NextHoliday({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  const format = useFormat()
  const now = useNow()
  const { nextHoliday, timeZone } = desk.attention
  if (nextHoliday === null) return null
  const { date, name } = nextHoliday
  const isToday = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now) === date
  const words = () => {
    if (isToday) return name === null ? null : t('holidayToday', { name })
    // Noon of the date is on that date in every zone with customers.
    const day = format.day(`${date}T12:00:00Z`)
    return name === null ? t('holiday', { date: day }) : t('holidayNamed', { date: day, name })
  }
  return (
    <p className="muted sm mt-2">
      <CalendarOff className="ico ico-sm" aria-hidden /> {words()}
    </p>
  )
}

function DayBar({ desk }: { desk: DeskView }) {
  const t = useTranslations('portal.home')
  const nowMs = useNow()
  const { timeZone, todayIntervals } = desk.attention
  const intervals = todayIntervals.map(({ start, end }) => ({
    start: hourOf(start),
    end: hourOf(end),
  }))
  const now = formatTime(nowMs, { locale: 'es', timeZone, nowMs })
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
        aria-label={t('attentionToday', { intervals: intervalsOf(desk.attention), now })}
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
      <p className="muted sm">
        <TodayHours desk={desk} />
      </p>
    </>
  )
}
