import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { Loaded } from '../../components/loaded.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { SideSection } from './case-facts.tsx'
import { ticketQueries } from './tickets.queries.ts'
import { useComponentWord } from '../../lib/component-word.ts'

/** Minutes by component, what was charged and what not; hours a reader may not see are absent. */
export function CaseHours({ ticket, seesHours }: { ticket: TicketView; seesHours: boolean }) {
  const t = useTranslations('portalCase.hours')
  const format = useFormat()
  const component = useComponentWord()
  const hours = ticket.hours as TicketView['hours'] | undefined
  if (!hours || !seesHours) {
    return (
      <SideSection id="c-h" title={t('title')}>
        <p className="muted sm">{t('refused')}</p>
      </SideSection>
    )
  }
  const logged = Object.entries(hours.loggedMinutes)
  const worked = logged.reduce((sum, [, minutes]) => sum + minutes, 0)
  const extra = [
    { label: t('charged'), minutes: hours.chargedMinutes },
    { label: t('uncharged'), minutes: hours.unchargedMinutes },
    { label: t('consented'), minutes: hours.consentedMinutes },
    { label: t('held'), minutes: hours.heldMinutes },
  ]
  return (
    <SideSection id="c-h" title={t('title')}>
      <dl className="sum">
        {logged.map(([code, minutes]) => (
          <div key={code} className="contents">
            <dt>{component(code)}</dt>
            <dd>{format.duration(minutes, 'full')}</dd>
          </div>
        ))}
        <dt className="total">{t('worked')}</dt>
        <dd className="total">{format.duration(worked, 'full')}</dd>
        {extra.map(({ label, minutes }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{format.duration(minutes, 'full')}</dd>
          </div>
        ))}
      </dl>
      {worked === 0 ? (
        <p className="muted sm mt-2">{t('none')}</p>
      ) : (
        <Worklogs number={ticket.number} />
      )}
      <p className="sm mt-2">
        <Link to={ticket.contractId ? paths.contractHours(ticket.contractId) : paths.hours()}>
          {t('seeAll')}
        </Link>
      </p>
    </SideSection>
  )
}

function Worklogs({ number }: { number: number }) {
  const t = useTranslations('portalCase.hours')
  const worklogs = useQuery(ticketQueries.worklogs(number))
  return (
    <details className="mt-2">
      <summary className="sm">{t('lines')}</summary>
      <Loaded query={worklogs} refused={<p className="muted sm">{t('refused')}</p>}>
        {({ items }) => (
          <ul className="stack mt-2 sm">
            {items.map((worklog) => (
              <WorkLine key={worklog.id} worklog={worklog} />
            ))}
          </ul>
        )}
      </Loaded>
    </details>
  )
}

function WorkLine({ worklog }: { worklog: WorklogView }) {
  const t = useTranslations('portalCase.hours')
  const component = useComponentWord()
  const format = useFormat()
  return (
    <li>
      {t('line', {
        component: component(worklog.component),
        minutes: format.duration(worklog.minutes),
        description: worklog.description,
      })}
      <span className="block muted">
        {t('lineBy', {
          who: worklog.author.name,
          instant: format.instant(worklog.startedAt),
          charged: format.duration(worklog.chargedMinutes),
          uncharged: format.duration(worklog.unchargedMinutes),
        })}
      </span>
    </li>
  )
}
