import type { ClockChangeView } from '@mesa/shared/wire/calendar-acts.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { calendarQueries } from './calendars.queries.ts'
import { useCalendarWords } from './use-calendar-words.ts'

type ClockChangesProps = { calendarId: string; versionId: string; timeZone: string }

/** Each clock that a version moved: when it was due before and when after. */
export function ClockChanges({ calendarId, versionId, timeZone }: ClockChangesProps) {
  const t = useTranslations('adminCalendars.impact')
  const metric = useTranslations('adminCalendars.metrics')
  const words = useCalendarWords(timeZone)
  const query = useInfiniteQuery(calendarQueries.clockChanges(calendarId, versionId))
  const state = ({ dueAt, breachedAt }: ClockChangeView['before']) => (
    <>
      {dueAt === null ? t('paused') : words.instant(dueAt)}
      {breachedAt !== null && (
        <span className="sm soft block">
          {t('lateSince', { instant: words.instant(breachedAt) })}
        </span>
      )}
    </>
  )
  const columns = [
    {
      id: 'case',
      label: t('case'),
      cell: (one: ClockChangeView) => (
        <>
          {one.ticketNumber} {one.subject}
          <span className="soft sm block">{one.organizationName}</span>
        </>
      ),
    },
    { id: 'clock', label: t('clock'), cell: (one: ClockChangeView) => metric(one.metric) },
    { id: 'before', label: t('before'), cell: (one: ClockChangeView) => state(one.before) },
    {
      id: 'after',
      label: t('after'),
      cell: (one: ClockChangeView) => (isSame(one) ? t('same') : state(one.after)),
    },
  ]
  return (
    <PagedTable
      query={query}
      caption={t('moved')}
      columns={columns}
      empty={t('noneMoved')}
      more={t('more')}
    />
  )
}

const isSame = ({ before, after }: ClockChangeView): boolean =>
  before.dueAt === after.dueAt && before.breachedAt === after.breachedAt
