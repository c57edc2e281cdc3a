import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useFormat } from '../../lib/use-format.ts'

const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

/** CL-8: the honest expectation beside what is promised, until the first answer has come. */
export function ExpectedTime({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalClocks.expected')
  const format = useFormat()
  const { expected, sla, closedAt } = ticket
  const isAwaited = sla.firstReply !== null && sla.firstReply.state !== 'met'
  if (expected === null) {
    return isAwaited && closedAt === null && ticket.waitingOn === 'desk' ? (
      <p className="muted sm mt-2">{t('unknown')}</p>
    ) : null
  }
  const due = sla.firstReply?.dueAt
  const { at, latestAt, sample } = expected
  return (
    <>
      <p className="mt-2 md">
        {t.rich('today', { at: format.instant(at), latest: format.instant(latestAt), b: strong })}{' '}
        {due && t.rich('promised', { due: format.instant(due), b: strong })}
      </p>
      <p className="muted sm">{t('basis', { sample })}</p>
    </>
  )
}
