import { CalendarClock, ListOrdered, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { PriorityRuling, TicketView } from '@mesa/shared/wire/tickets.schema'
import { DecidedLine } from '../../components/cards.tsx'

type CaseStandingProps = {
  ticket: TicketView
  /** The words of its priority reason. */
  reason: string | null
}

/** Where the case stands among the others: its priority, ruled or not (IN-7, IN-10), and its place (CL-10). */
export function CaseStanding({ ticket, reason }: CaseStandingProps) {
  const place = ticket.closedAt === null ? ticket.queuePlace : null
  if (place === null && ticket.priorityState === null) return null
  return (
    <div className="stack mb-6">
      {ticket.priorityState !== null && <Priority ticket={ticket} reason={reason} />}
      {place && <Place {...place} />}
    </div>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="row md">
      {icon}
      <span>{children}</span>
    </p>
  )
}

function Priority({ ticket, reason }: CaseStandingProps) {
  const t = useTranslations('portalRules.inCase.priority')
  const { priorityState, priorityNote, criticalWindow } = ticket
  if (priorityState === 'downgraded') {
    return (
      <div className="notice">
        <Undo2 className="ico" aria-hidden />
        <p>{priorityNote ? t('downgraded', { reason: priorityNote }) : t('downgradedNoNote')}</p>
      </div>
    )
  }
  const icon = <CalendarClock className="ico ico-sm" aria-hidden />
  if (criticalWindow) {
    return (
      <Line icon={icon}>
        {t('inWindow', { reason: criticalWindow.reason })} {criticalWindow.isLate && t('late')}
      </Line>
    )
  }
  const key = priorityState === 'confirmed' ? 'confirmed' : 'claimed'
  return <Line icon={icon}>{t(key, { reason: reason ?? ticket.priorityReason ?? '' })}</Line>
}

/** IN-7: what the desk ruled, and why, where the conversation was when it did. */
export function PriorityRuled({ ruling }: { ruling: PriorityRuling }) {
  const t = useTranslations('portalRules.inCase.priority')
  const { holds, reason, author } = ruling
  return (
    <div className="in-d">
      <DecidedLine isAccepted={holds}>
        {t(holds ? 'ruledFor' : 'ruledAgainst', { who: author })}
        <span className="block muted">{t('ruledWhy', { reason })}</span>
      </DecidedLine>
    </div>
  )
}

/** CL-10: the cases of a company are attended a few at a time. */
function Place({ place, limit }: { place: number; limit: number }) {
  const t = useTranslations('portalRules.inCase.queue')
  return (
    <Line icon={<ListOrdered className="ico ico-sm" aria-hidden />}>
      {place === 1 ? t('next') : t('place', { place })}{' '}
      {limit === 1 ? t('one') : t('many', { limit })}
    </Line>
  )
}
