import { useSuspenseQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLocation,
  useParams,
  useSearchParams,
} from 'react-router'
import { useTranslations } from 'use-intl'
import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { conversationQueries } from '../../features/conversation/conversation.queries.ts'
import { decisionQueries } from '../../features/decisions/decisions.queries.ts'
import { TodayHours } from '../../features/home/attention-hours.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { AwayNotice } from '../../features/tickets/away-switch.tsx'
import { EscalationCard } from '../../features/tickets/escalation-card.tsx'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { TurnBand } from '../../features/tickets/turn-band.tsx'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { WithdrawDialog } from '../../features/tickets/validation-dialogs.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { CaseAside } from './case-aside.tsx'
import { CaseConversation } from './case-conversation.tsx'
import { messagesShown } from './case-messages.ts'
import { CaseHead } from './case-rules.tsx'
import { ruleTexts } from './rule-texts.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const ref = params['number'] ?? ''
  const [ticket] = await Promise.all([
    queryClient.ensureQueryData(ticketQueries.detail(ref)),
    ruleTexts.preload(),
    queryClient.ensureInfiniteQueryData(conversationQueries.messages(ref, messagesShown)),
    queryClient.ensureQueryData(decisionQueries.list(ref)),
  ])
  const original = ticket.mergedInto
  if (original !== null && (await mayRead(original))) {
    throw redirect(paths.caseOf(original, String(ticket.number)))
  }
  return null
}

/** IN-6: the number of a case that was a reply leads to the original, if the reader may see that. */
const mayRead = (number: number): Promise<boolean> =>
  queryClient.ensureQueryData(ticketQueries.detail(number)).then(
    () => true,
    () => false,
  )

export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Case />
    </PageTexts>
  )
}

function Case() {
  const { number: ref = '' } = useParams()
  const { data: ticket } = useSuspenseQuery(ticketQueries.detail(ref))
  const { data: transitions } = useQuery(ticketQueries.transitions(ref))
  const { data: desk } = useQuery(homeQueries.desk())
  const t = useTranslations('portalCase')
  const format = useFormat()
  const { user } = useSession()
  const { key } = useLocation()
  const [chosen, setChosen] = useState({ at: key, view: 'talk' })
  // A link to a decision of this page must not lead into the hidden half of a phone.
  const view = chosen.at === key ? chosen.view : 'talk'
  useLiveTickets()
  const options = transitions?.items ?? []
  const opened = format.instant(ticket.openedAt)
  const you = useTranslations('portal')('you')
  return (
    <>
      <nav className="crumb" aria-label={t('path')}>
        <Link to={paths.cases()}>{useTranslations('portal.nav')('cases')}</Link>
        <span aria-hidden="true">/</span>
        <span>{t('documentTitle', { number: String(ticket.number) })}</span>
      </nav>
      <PageHeader
        documentTitle={t('documentTitle', { number: String(ticket.number) })}
        title={<SubjectText>{ticket.subject}</SubjectText>}
        lead={
          <>
            {t('lead', {
              product: ticket.names.product ?? '—',
              who: ticket.requesterId === user.id ? you : (ticket.names.requester ?? '—'),
              instant: opened,
            })}{' '}
            {ticket.criticality &&
              t('criticalityIs', { word: t(`criticality.${ticket.criticality}`) })}{' '}
            <Requested ticket={ticket} />
          </>
        }
      />
      <Notices ticket={ticket} desk={desk} />
      <TurnBand ticket={ticket} />
      <CaseHead ticket={ticket} />
      <AwayNotice ticket={ticket} />
      <EscalationCard
        ticket={ticket}
        mayEscalate={options.some(({ action }) => action === 'escalate')}
        hours={desk && <TodayHours desk={desk} />}
      />
      <div className="seg case-views" role="group" aria-label={t('views')}>
        {(['talk', 'facts'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setChosen({ at: key, view: one })}
          >
            {t(one === 'talk' ? 'viewTalk' : 'viewFacts')}
          </button>
        ))}
      </div>
      <div className="p-grid case-grid" data-view={view}>
        <CaseConversation caseRef={ref} ticket={ticket} options={options} />
        <div className="case-facts">
          <CaseAside ticket={ticket} />
          <Withdraw number={ticket.number} options={options} />
        </div>
      </div>
    </>
  )
}

/** CL-4: what the customer asked for, where level 1 ruled otherwise or has not yet. */
function Requested({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalRules.inCase')
  const word = useTranslations('portalCase.criticality')
  const { requestedCriticality, criticality } = ticket
  if (requestedCriticality === null || requestedCriticality === criticality) return null
  return t('requested', { word: word(requestedCriticality) })
}

type NoticesProps = { ticket: TicketView; desk: DeskView | undefined }

function Notices({ ticket, desk }: NoticesProps) {
  const t = useTranslations('portalCase')
  const { state } = useLocation()
  const isJustOpened = typeof state === 'object' && state !== null && 'justOpened' in state
  return (
    <>
      {isJustOpened && (
        <div className="notice notice-ok mb-6" role="status">
          <div className="stack">
            <strong>{t('opened', { number: String(ticket.number) })}</strong>
            {desk && <ReceivedOutside desk={desk} />}
          </div>
        </div>
      )}
      <MergedFrom />
      {ticket.mergedInto !== null && (
        <div className="notice mb-6">
          <p>
            {t.rich('merged', {
              number: String(ticket.mergedInto),
              a: (words) => <Link to={paths.case(ticket.mergedInto ?? '')}>{words}</Link>,
            })}
          </p>
        </div>
      )}
    </>
  )
}

/** IN-6: one came by the number of a case that was a reply to this one. */
function MergedFrom() {
  const t = useTranslations('portalRules.inCase')
  const [params] = useSearchParams()
  const from = /^\d{1,10}$/.exec(params.get('desde') ?? '')?.[0]
  if (!from) return null
  return (
    <p className="notice mb-6" role="status">
      {t('merged', { number: from })}
    </p>
  )
}

/** IN-1: sent outside attention hours, it says when they resume. */
function ReceivedOutside({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  const format = useFormat()
  const { open, nextOpenAt, timeZone } = desk.attention
  if (open || nextOpenAt === null) return null
  return (
    <p title={t('deskTime', { instant: format.full(nextOpenAt, timeZone) })}>
      {t.rich('receivedOutside', {
        instant: format.instant(nextOpenAt),
        b: (words) => <strong className="nowrap">{words}</strong>,
      })}
    </p>
  )
}

type WithdrawProps = { number: number; options: readonly TransitionOption[] }

function Withdraw({ number, options }: WithdrawProps) {
  const t = useTranslations('portalCase.withdraw')
  const [isOpen, setIsOpen] = useState(false)
  if (!options.some(({ action, enabled }) => action === 'close' && enabled)) return null
  return (
    <div className="mt-8">
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        {t('button')}
      </Button>
      {isOpen && <WithdrawDialog number={number} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
