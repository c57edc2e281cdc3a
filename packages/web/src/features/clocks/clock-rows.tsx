import type { ClockExplanation, ExplainedSegment } from '@mesa/shared/wire/clocks-explain.schema'
import { useTimeZone, useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { explainRows, type Row } from './explain-rows.ts'
import { useTarget, useZone, type Voice } from './explain-words.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

type ClockRowsProps = { clock: ClockExplanation; voice: Voice }

/** What was counted day by day, where it stood still and why, and the sum. */
export function ClockRows({ clock, voice }: ClockRowsProps) {
  const t = useTranslations('clocks')
  const { duration } = useFormat()
  const sayTarget = useTarget()
  const { target, elapsedMinutes, leftMinutes, calendar, earlierMinutes } = clock
  const zone = useZone(calendar.timeZone)
  const readersZone = useTimeZone()
  const rows = explainRows(clock)
  return (
    <>
      <ScrollArea className="explain-scroll" label={t('caption')}>
        <table>
          <caption className="sr">{t('caption')}</caption>
          <tbody>
            {earlierMinutes > 0 && (
              <tr>
                <th scope="row">{t('earlier')}</th>
                <td>{duration(earlierMinutes, 'full')}</td>
              </tr>
            )}
            {rows.map((row) => (
              <RowLine key={keyOf(row)} row={row} clock={clock} voice={voice} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('counted', { target: sayTarget(target) })}</th>
              <td>{duration(elapsedMinutes, 'full')}</td>
            </tr>
            {leftMinutes !== null && clock.finishedAt === null && (
              <tr>
                <th scope="row">{t(leftMinutes < 0 ? 'over' : 'left')}</th>
                <td>{duration(Math.abs(leftMinutes), 'full')}</td>
              </tr>
            )}
          </tfoot>
        </table>
      </ScrollArea>
      <p className="muted xs">
        {t('calendar', { name: calendar.name, version: calendar.version })}
        {calendar.timeZone !== readersZone && ` ${t('zone', { zone: zone.zone })}`}
      </p>
    </>
  )
}

const keyOf = (row: Row): string => {
  if (row.kind === 'closed') return `closed ${row.from}`
  if (row.kind === 'free') return `free ${row.date}`
  if (row.kind === 'counted') return `counted ${row.spans[0]?.from ?? row.date}`
  return `${row.segment.kind} ${row.segment.from} ${row.segment.to}`
}

type LineProps = ClockRowsProps & { row: Row }

function RowLine({ row, clock, voice }: LineProps) {
  const t = useTranslations('clocks')
  const { duration } = useFormat()
  const zone = useZone(clock.calendar.timeZone)
  switch (row.kind) {
    case 'counted': {
      const spans = row.spans.map(({ from, to }) =>
        t('span', { from: zone.time(from), to: endOf(zone.time(to)) }),
      )
      return (
        <tr>
          <th scope="row">
            {zone.day(row.date)}, {spans.join(t('and'))}
            {row.named && ` (${row.named.name ?? t(row.named.mark)})`}
          </th>
          <td>{duration(row.minutes, 'full')}</td>
        </tr>
      )
    }
    case 'free':
      return (
        <MutedLine says={t('free', { day: zone.day(row.date), name: row.named.name ?? 'none' })}>
          {t(row.named.mark)}
        </MutedLine>
      )
    case 'closed': {
      const isOne = row.from === row.to
      const days = { from: zone.day(row.from), to: zone.day(row.to) }
      return <MutedLine says={isOne ? days.from : t('days', days)}>{t('closed')}</MutedLine>
    }
    case 'paused':
      return (
        <MutedLine says={<PauseWords segment={row.segment} clock={clock} voice={voice} />}>
          {t('pause')}
        </MutedLine>
      )
    case 'changed':
      return <ChangeLine segment={row.segment} clock={clock} />
  }
}

/** A stretch up to midnight ends at 24:00, not at the 00:00 of the next day. */
const endOf = (time: string): string => (time === '00:00' ? '24:00' : time)

function MutedLine({ says, children }: { says: React.ReactNode; children: React.ReactNode }) {
  return (
    <tr className="muted">
      <th scope="row" className="muted">
        {says}
      </th>
      <td className="muted">{children}</td>
    </tr>
  )
}

type PauseProps = ClockRowsProps & { segment: ExplainedSegment }

function PauseWords({ segment, clock, voice }: PauseProps) {
  const t = useTranslations('clocks')
  const zone = useZone(clock.calendar.timeZone)
  const { from, to, reason } = segment
  const isLast = clock.segments.at(-1) === segment && clock.finishedAt === null
  const why = t('waited', { reason: reason ?? 'customer', voice })
  const start = zone.instant(from)
  const isOneDay = zone.dayOf(from) === zone.dayOf(to)
  return isLast
    ? t('pausedSince', { from: start, why })
    : t('pausedSpan', { from: start, to: isOneDay ? zone.time(to) : zone.instant(to), why })
}

function ChangeLine({ segment, clock }: { segment: ExplainedSegment; clock: ClockExplanation }) {
  const t = useTranslations('clocks')
  const sayTarget = useTarget()
  const zone = useZone(clock.calendar.timeZone)
  const { from, reason, before, after, by, note, kind } = segment
  const due = (dueAt: string | null | undefined) => (dueAt ? zone.instant(dueAt) : t('paused'))
  const isTarget = before && after && sayTarget(before.target) !== sayTarget(after.target)
  const isOther = before && after && before.calendarName !== after.calendarName
  const isVersion = before && after && before.calendarVersion !== after.calendarVersion
  const changed = isOther
    ? t('otherCalendar', { name: after.calendarName })
    : t('changed', { reason: reason ?? 'other' })
  return (
    <tr className="explain-change">
      <th scope="row" colSpan={2}>
        <strong>
          {zone.instant(from)}: {kind === 'corrected' ? t('corrected') : changed}
        </strong>
        {isTarget && <Change before={sayTarget(before.target)} after={sayTarget(after.target)} />}
        {isVersion && !isOther && (
          <Change
            before={t('version', { version: before.calendarVersion })}
            after={t('version', { version: after.calendarVersion })}
          />
        )}
        {before && after && <Change before={due(before.dueAt)} after={due(after.dueAt)} isDue />}
        {by !== undefined && (
          <span className="muted block">{note ? t('byNote', { by, note }) : t('by', { by })}</span>
        )}
      </th>
    </tr>
  )
}

function Change({ before, after, isDue }: { before: string; after: string; isDue?: boolean }) {
  const t = useTranslations('clocks')
  return <span className="block">{t(isDue ? 'dueFrom' : 'from', { before, after })}</span>
}
