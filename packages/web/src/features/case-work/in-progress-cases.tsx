import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '../../lib/paths.ts'
import { caseWorkQueries } from './case-work.queries.ts'
import { usePolicy } from './use-policy.ts'

/** CL-10: the cases that are in progress, one of which must pass before this one starts. */
export function InProgressCases({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleRules.case.inProgress')
  const types = usePolicy()?.classification.inProgressTypes ?? []
  const query = useQuery({
    ...caseWorkQueries.inProgress(ticket.organizationId, types),
    enabled: types.length > 0,
  })
  const cases = (query.data?.items ?? []).filter(({ number }) => number !== ticket.number)
  const { queuePlace } = ticket
  return (
    <div className="why-cases">
      <p>
        {queuePlace ? t('place', { place: queuePlace.place, limit: queuePlace.limit }) : t('waits')}
      </p>
      <ul>
        {cases.map(({ number, subject }) => (
          <li key={number}>
            <Link to={paths.deskCase(number)}>
              {number} {subject}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
