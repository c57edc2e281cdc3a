import type { CalendarProposalView } from '@mesa/shared/wire/calendar-acts.schema'
import { useQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { calendarQueries, decideProposal } from './calendars.queries.ts'
import { useCalendarWords } from './use-calendar-words.ts'

type ProposalsProps = { calendarId: string; timeZone: string; hasChanges: boolean }

/** Holidays of a coming year that wait to be confirmed, as a difference to what the calendar has. */
export function Proposals({ calendarId, timeZone, hasChanges }: ProposalsProps) {
  const { data } = useQuery(calendarQueries.proposals(calendarId))
  return data?.items
    .filter(({ status }) => status === 'open')
    .map((proposal) => (
      <Proposal key={proposal.id} proposal={proposal} timeZone={timeZone} hasChanges={hasChanges} />
    ))
}

type ProposalProps = { proposal: CalendarProposalView; timeZone: string; hasChanges: boolean }

function Proposal({ proposal, timeZone, hasChanges }: ProposalProps) {
  const t = useTranslations('adminCalendars.proposals')
  const words = useCalendarWords(timeZone)
  const { additions, removals, country, year } = proposal
  const act = useAct({
    act: (decision: 'accept' | 'dismiss') => decideProposal(proposal, decision),
    families: ['calendars', 'audit'],
    onDone: (_decided, decision) => showToast(t(decision === 'accept' ? 'accepted' : 'dismissed')),
  })
  const id = `proposal-${proposal.id}`
  return (
    <section className="notice notice-act" aria-labelledby={id}>
      <CalendarPlus className="ico" aria-hidden />
      <div className="stack">
        <h2 id={id}>{t('title', { country: words.country(country), year })}</h2>
        <p>{t('lead')}</p>
        <Dates title={t('additions')} dates={additions} words={words} />
        <Dates title={t('removals')} dates={removals} words={words} />
        {act.error && <ProblemNotice error={act.error} />}
        <div className="row cal-acts">
          <Button
            look="primary"
            busy={act.isPending && act.variables === 'accept'}
            onClick={() => act.mutate('accept')}
            {...(hasChanges ? { unavailable: t('saveFirst') } : {})}
          >
            {t('accept', { count: additions.length + removals.length })}
          </Button>
          <Button
            busy={act.isPending && act.variables === 'dismiss'}
            onClick={() => act.mutate('dismiss')}
          >
            {t('dismiss')}
          </Button>
        </div>
      </div>
    </section>
  )
}

type DatesProps = {
  title: string
  dates: CalendarProposalView['additions']
  words: ReturnType<typeof useCalendarWords>
}

function Dates({ title, dates, words }: DatesProps) {
  const t = useTranslations('adminCalendars.proposals')
  if (dates.length === 0) return null
  return (
    <div>
      <h3 className="sm">{title}</h3>
      <ul className="cal-proposed">
        {dates.map(({ date, name, verified }) => (
          <li key={date}>
            {words.date(date)}, {name} {!verified && <Badge tone="soon">{t('unverified')}</Badge>}
          </li>
        ))}
      </ul>
    </div>
  )
}
