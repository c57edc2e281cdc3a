import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { SubjectText } from '../../components/subject-text.tsx'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { paths } from '../../lib/paths.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useFormat } from '../../lib/use-format.ts'

const askAfterMs = 500
const numberShape = /^[1-9]\d{0,8}$/

/** The case that a number names, once it stands still; undefined while there is none. */
export function usePreviousCase(number: string) {
  const settled = useDebounced(number.trim(), askAfterMs)
  const query = useQuery({
    ...ticketQueries.detail(settled),
    enabled: numberShape.test(settled),
    retry: false,
  })
  return { isAsked: numberShape.test(settled), ticket: query.data, isError: query.isError }
}

/** EX-5: which case is followed, and what the desk will see of it. */
export function PreviousCase({ isAsked, ticket, isError }: ReturnType<typeof usePreviousCase>) {
  const t = useTranslations('portalRules.ask')
  if (!isAsked || (!ticket && !isError)) return null
  return (
    <div className="notice md" role="status">
      {ticket ? <p>{<Known ticket={ticket} />}</p> : <p>{t('previousUnknown')}</p>}
    </div>
  )
}

function Known({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalRules.ask')
  const format = useFormat()
  const { subject, closedAt, number } = ticket
  return (
    <>
      <strong>
        <SubjectText>{subject}</SubjectText>
      </strong>
      <br />
      {closedAt
        ? t('previousClosed', { instant: format.instant(closedAt) })
        : t('previousOpen')}{' '}
      <Link to={paths.case(number)}>{t('previousSee', { number: String(number) })}</Link>
    </>
  )
}
