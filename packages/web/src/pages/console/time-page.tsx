import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link, type LoaderFunctionArgs, useNavigate, useSearchParams } from 'react-router'
import { useTimeZone, useTranslations } from 'use-intl'
import { requireOwnTime, useSession } from '../../app/session.ts'
import { buttonClass } from '../../components/button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select } from '../../components/text-field.tsx'
import { TimeForm } from '../../features/time-entries/time-form.tsx'
import { timeQueries } from '../../features/time-entries/time.queries.ts'
import { TimeWeek } from '../../features/time-entries/time-week.tsx'
import { weekAsked } from '../../features/time-entries/week.ts'
import { nowMs } from '../../lib/clock.ts'
import { dayIn } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { timeTexts } from './time-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOwnTime(request)
  await timeTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={timeTexts}>
      <Time />
    </PageTexts>
  )
}

/** HR-13: time that is on no case, by week; one's own, and for a supervisor everybody's. */
function Time() {
  const t = useTranslations('consoleTime')
  const { user } = useSession()
  const [asked] = useSearchParams()
  const zone = useTimeZone() ?? 'UTC'
  const week = weekAsked(asked.get('semana'), dayIn(nowMs(), zone))
  const seesAll = user.role === 'supervisor'
  const person = asked.get('persona') ?? undefined
  const userId = seesAll ? person : user.id
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <div className="ct-page">
          <p className="soft">{t('lead')}</p>
          <SectionCard title={t('form.title')}>
            <TimeForm />
          </SectionCard>
          <WeekBar week={week} person={person} seesAll={seesAll} />
          <TimeWeek
            filter={{ from: week.from, to: week.to, userId }}
            readerId={user.id}
            seesAll={seesAll}
          />
        </div>
      </ScrollArea>
    </>
  )
}

type WeekBarProps = {
  week: ReturnType<typeof weekAsked>
  person: string | undefined
  seesAll: boolean
}

function WeekBar({ week, person, seesAll }: WeekBarProps) {
  const t = useTranslations('consoleTime.week')
  const format = useFormat()
  const address = (monday: string) => paths.ownTime(monday, person)
  return (
    <div className="row row-between wrap">
      <nav className="row" aria-label={t('label')}>
        <Link className={buttonClass('secondary', 'sm')} to={address(week.before)}>
          <ChevronLeft className="ico ico-sm" aria-hidden />
          {t('before')}
        </Link>
        <strong>{t('span', { from: format.date(week.from), to: format.date(week.to) })}</strong>
        <Link className={buttonClass('secondary', 'sm')} to={address(week.after)}>
          {t('after')}
          <ChevronRight className="ico ico-sm" aria-hidden />
        </Link>
      </nav>
      {seesAll && <PersonFilter monday={week.from} person={person} />}
    </div>
  )
}

function PersonFilter({ monday, person }: { monday: string; person: string | undefined }) {
  const t = useTranslations('consoleTime.week')
  const navigate = useNavigate()
  const { data } = useQuery(timeQueries.staff())
  const people = (data?.items ?? []).filter(({ role }) =>
    ['agent', 'technician', 'supervisor'].includes(role),
  )
  return (
    <Select
      label={t('person')}
      value={person ?? ''}
      choices={[
        { value: '', label: t('everybody') },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => {
        void navigate(paths.ownTime(monday, event.currentTarget.value || undefined))
      }}
    />
  )
}
