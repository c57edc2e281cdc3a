import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Cases that are the desk's to move: who has each and when it answers. */
export function OurCases({ cases }: { cases: readonly TicketListItem[] }) {
  const t = useTranslations('portal')
  const format = useFormat()
  return (
    <ul className="lines">
      {cases.map((ticket) => (
        <li key={ticket.id}>
          <Link className="t" to={paths.case(ticket.number)}>
            <SubjectText>{ticket.subject}</SubjectText>
          </Link>
          <span className="d">
            {t('caseNumber', { number: String(ticket.number) })}.{' '}
            {ticket.names.requester && t('home.openedBy', { who: ticket.names.requester })}{' '}
            {ticket.names.assignee
              ? t('home.assigned', { who: ticket.names.assignee })
              : t('home.unassigned')}
          </span>
          <span className="r">
            {t(`status.${ticket.status}`)}
            {ticket.dueAt && (
              <>
                <br />
                <span className="muted sm">
                  {t('home.due', { instant: format.instant(ticket.dueAt) })}
                </span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
