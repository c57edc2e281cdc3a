import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

/** Why a case ended, when, and what to do if it is still needed (CV-4, RS-4). */
export function CaseEnd({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalClocks.end')
  const turn = useTranslations('portalCase.turn')
  const format = useFormat()
  if (ticket.closedAt === null) return null
  const instant = format.instant(ticket.closedAt)
  if (ticket.closeReason !== 'silence' && ticket.closeReason !== 'watch_ended') {
    return turn('closedAt', { instant })
  }
  const key = ticket.closeReason === 'silence' ? 'silence' : 'watch'
  return (
    <>
      {t.rich(key, { instant, b: strong })} {t('silenceDo')}{' '}
      <Link to={paths.newCase(ticket.number)}>{t('followUp')}</Link>
    </>
  )
}
