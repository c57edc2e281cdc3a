import type { CalendarView } from '@mesa/shared/wire/calendars.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession, useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { CalendarActs } from '../../features/calendars/calendar-acts.tsx'
import { draftOf } from '../../features/calendars/draft.ts'
import { calendarQueries, isApplying } from '../../features/calendars/calendars.queries.ts'
import { NewCalendar } from '../../features/calendars/new-calendar.tsx'
import { calendarTexts } from '../../features/calendars/texts.ts'
import { useCalendarWords } from '../../features/calendars/use-calendar-words.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await calendarTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={calendarTexts}>
      <Calendars />
    </PageTexts>
  )
}

function Calendars() {
  const t = useTranslations('adminCalendars.list')
  const navigate = useNavigate()
  const { desk } = useSession()
  const [showsRetired, setShowsRetired] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const query = useInfiniteQuery(calendarQueries.list(showsRetired))
  const columns = useColumns()
  const calendars = query.data?.pages.flatMap(({ items }) => items) ?? []
  const waiting = calendars.filter(({ openProposals, retired }) => openProposals > 0 && !retired)
  return (
    <AdminFrame title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      {waiting.map(({ id, name }) => (
        <p key={id} className="notice notice-act">
          {t('proposed', { name })}{' '}
          <Link to={paths.adminCalendar(id)}>{t('review', { name })}</Link>
        </p>
      ))}
      <SectionCard title={t('title')}>
        <div className="row row-between cal-acts">
          <Checkbox
            label={t('retiredToo')}
            checked={showsRetired}
            onChange={() => setShowsRetired(!showsRetired)}
          />
          <Button
            look="primary"
            icon={<Plus className="ico" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t('add')}
          </Button>
        </div>
        <PagedTable
          query={query}
          caption={t('title')}
          columns={columns}
          empty={t('empty')}
          more={t('more')}
        />
      </SectionCard>
      {isAdding && (
        <NewCalendar
          calendars={calendars}
          timeZone={desk.timeZone}
          onMade={({ id }) => void navigate(paths.adminCalendar(id))}
          onClose={() => setIsAdding(false)}
        />
      )}
    </AdminFrame>
  )
}

function useColumns() {
  const t = useTranslations('adminCalendars.list')
  const format = useFormat()
  return [
    {
      id: 'name',
      label: t('name'),
      cell: (one: CalendarView) => (
        <>
          <Link to={paths.adminCalendar(one.id)}>{one.name}</Link>{' '}
          {one.isDefault && <Badge tone="ok">{t('default')}</Badge>}{' '}
          {one.retired && <Badge>{t('retired')}</Badge>}{' '}
          {one.openProposals > 0 && (
            <Badge tone="act">{t('proposals', { count: one.openProposals })}</Badge>
          )}
          <span className="sm soft block cal-light">
            {format.zone(one.currentVersion.definition.timeZone)}
          </span>
          <span className="sm soft block cal-light">
            {t('versionSince', {
              version: one.currentVersion.version,
              time: format.instant(one.currentVersion.createdAt),
            })}{' '}
            {isApplying(one.currentVersion) && <Badge tone="soon">{t('applying')}</Badge>}
          </span>
        </>
      ),
    },
    { id: 'week', label: t('week'), cell: (one: CalendarView) => <Week calendar={one} /> },
    { id: 'holidays', label: t('holidays'), cell: (one: CalendarView) => <Until calendar={one} /> },
    { id: 'usage', label: t('usage'), cell: (one: CalendarView) => <Usage calendar={one} /> },
    {
      id: 'acts',
      label: t('acts'),
      cell: (one: CalendarView) => <CalendarActs calendar={one} />,
    },
  ]
}

function Week({ calendar: { currentVersion } }: { calendar: CalendarView }) {
  const { definition, labels } = currentVersion
  const words = useCalendarWords(definition.timeZone)
  return words.week(draftOf(definition, labels))
}

/** Of which country, and the last date that is closed: after it, no holiday is known. */
function Until({ calendar: { currentVersion, holidayCountry } }: { calendar: CalendarView }) {
  const t = useTranslations('adminCalendars.list')
  const words = useCalendarWords(currentVersion.definition.timeZone)
  const last = currentVersion.definition.holidays.toSorted().at(-1)
  const isOver = last !== undefined && last < words.today()
  return (
    <>
      {holidayCountry === null ? t('noCountry') : words.country(holidayCountry)}
      <span className="sm soft block">
        {last === undefined
          ? t('noHolidays')
          : t(isOver ? 'ended' : 'until', { date: words.date(last) })}{' '}
        {isOver && <Badge tone="soon">{t('noneAhead')}</Badge>}
      </span>
    </>
  )
}

function Usage({ calendar: { isDefault, usage } }: { calendar: CalendarView }) {
  const t = useTranslations('adminCalendars.list')
  const parts = [
    isDefault ? t('usedByDesk') : null,
    usage.organizations > 0 ? t('organizations', { count: usage.organizations }) : null,
    usage.contracts > 0 ? t('contracts', { count: usage.contracts }) : null,
  ].filter((part) => part !== null)
  return (
    <>
      {parts.length === 0 ? t('unused') : parts.join(', ')}
      {usage.runningClocks > 0 && (
        <span className="sm soft block">{t('clocks', { count: usage.runningClocks })}</span>
      )}
    </>
  )
}
