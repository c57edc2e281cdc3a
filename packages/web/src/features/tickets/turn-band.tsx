import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { buttonClass } from '../../components/button.tsx'
import { TurnShape } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { CaseEnd } from './case-end.tsx'
import { awaitedOf, turnOf } from './turn-of.ts'

const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

/** The first thing read: who must act, and what happens if they do not. */
export function TurnBand({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalCase.turn')
  const awaited = awaitedOf(ticket)
  const isCustomers = isCustomersTurn(ticket)
  const target = () => {
    if (awaited?.kind === 'validation') return { to: '#validacion', label: t('toValidation') }
    if (awaited?.kind === 'decision')
      return { to: `#decision-${awaited.ids[0]}`, label: t('toDecision') }
    return { to: '#responder', label: t('toAnswer') }
  }
  const { to, label } = target()
  return (
    <section className={awaited ? 'whose' : 'whose whose-calm'} aria-labelledby="w">
      <TurnShape side={isCustomers ? 'you' : turnOf(ticket.waitingOn)} className="tm" />
      <h2 id="w">{useTitle(ticket)}</h2>
      <p>
        <Consequence ticket={ticket} />
      </p>
      {awaited && (
        <Link className={buttonClass('primary')} to={to} preventScrollReset>
          {label}
        </Link>
      )}
    </section>
  )
}

/** Also while the desk could work: terms, access and hours outside of attention wait for an answer. */
const isCustomersTurn = ({ waitingOn, closedAt, pendingDecisions }: TicketView): boolean =>
  waitingOn === 'customer' || (closedAt === null && pendingDecisions.length > 0)

function useTitle(ticket: TicketView): string {
  const t = useTranslations('portalCase.turn')
  const { status, waitingOn } = ticket
  const awaited = awaitedOf(ticket)
  if (status === 'closed' || status === 'cancelled') return t(status)
  if (!isCustomersTurn(ticket)) return t(waitingOn === 'customer' ? 'desk' : waitingOn)
  if (awaited === null) return t('customerOther')
  if (awaited.kind === 'validation') return t('customerValidation')
  return awaited.kind === 'decision'
    ? t('customerDecision', { count: awaited.ids.length })
    : t('customerQuestion')
}

function Consequence({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalCase.turn')
  const format = useFormat()
  if (ticket.closedAt) return <CaseEnd ticket={ticket} />
  if (isCustomersTurn(ticket)) {
    const expiresAt = ticket.pendingDecisions[0]?.expiresAt
    return (
      <>
        {ticket.autoCloseAt
          ? t.rich('autoClose', { instant: format.instant(ticket.autoCloseAt), b: strong })
          : expiresAt && t.rich('expires', { instant: format.instant(expiresAt), b: strong })}{' '}
        {t('waitAnswer')}
      </>
    )
  }
  if (ticket.waitingOn === 'vendor' && ticket.vendorCaseNumber) {
    return t('vendorNumber', { number: ticket.vendorCaseNumber })
  }
  const due = dueOf(ticket)
  const sayDue = due?.isLate ? 'overdue' : 'due'
  const { assignee } = ticket.names
  return (
    <>
      {assignee ? t('assigned', { who: assignee }) : t('unassigned')}{' '}
      {due && t.rich(sayDue, { instant: format.instant(due.at), b: strong })}
    </>
  )
}

/** The earliest commitment that is still open, kept or broken. */
function dueOf({ sla }: TicketView): { at: string; isLate: boolean } | undefined {
  return [sla.firstReply, sla.nextReply, sla.resolution]
    .flatMap((clock) => {
      const isOpen = clock?.finishedAt === null && clock.state !== 'paused'
      return isOpen && clock.dueAt ? [{ at: clock.dueAt, isLate: clock.state === 'breached' }] : []
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))[0]
}
