import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { Badge, TurnMark } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { turnOf } from './turn-of.ts'

type CaseRowsProps = {
  cases: readonly TicketListItem[]
  /** The reader's to act on, and not only shared with them (CV-10). */
  isTheirs: (ticket: TicketListItem) => boolean
}

/** The customer's list: subject, number, whose turn it is, when it last changed. */
export function CaseRows({ cases, isTheirs }: CaseRowsProps) {
  const t = useTranslations('portal')
  const format = useFormat()
  return (
    <ul className="lines">
      {cases.map((ticket) => (
        <li key={ticket.id}>
          <span className="row wrap">
            <Link className="t" to={paths.case(ticket.number)}>
              <SubjectText>{ticket.subject}</SubjectText>
            </Link>
            {ticket.isUnread && <Badge tone="act">{t('cases.unread')}</Badge>}
          </span>
          <span className="d">
            {t('caseNumber', { number: String(ticket.number) })}
            {ticket.names.requester &&
              `, ${t('cases.opened', { who: ticket.names.requester })}`}.{' '}
            {t(`status.${ticket.status}`)}.
          </span>
          <span className="r">
            {ticket.waitingOn !== 'none' && (
              <TurnMark side={turnOf(ticket.waitingOn)}>
                {ticket.waitingOn === 'customer' && !isTheirs(ticket)
                  ? t('cases.turnOfOthers')
                  : undefined}
              </TurnMark>
            )}
            <span className="muted sm block">
              {t('cases.updated', { instant: format.instant(ticket.updatedAt) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
