import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { DecisionView } from '@mesa/shared/wire/decisions.schema'
import type { MessageView } from '@mesa/shared/wire/messages.schema'
import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useSession } from '../../app/session.ts'
import { AttachmentChips } from '../../features/attachments/attachment-list.tsx'
import { uploadAttachment } from '../../features/attachments/attachments.queries.ts'
import { Composer } from '../../features/conversation/composer.tsx'
import { conversationQueries, inOrder } from '../../features/conversation/conversation.queries.ts'
import { MessageItem } from '../../features/conversation/message-item.tsx'
import { Stream, type StreamEntry } from '../../features/conversation/stream.tsx'
import { useReadReceipts } from '../../features/conversation/use-read-receipts.ts'
import { decisionQueries } from '../../features/decisions/decisions.queries.ts'
import { PastDecision } from '../../features/decisions/past-decision.tsx'
import { PendingDecision } from '../../features/decisions/pending-decision.tsx'
import { isRuleKind, RuleDecision } from '../../features/decisions/rule-decision.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { participantQueries } from '../../features/participants/participants.queries.ts'
import { LimitReached } from '../../features/new-case/limit-reached.tsx'
import { LeaveButton } from '../../features/tickets/away-switch.tsx'
import { CaseAfter } from '../../features/tickets/case-after.tsx'
import { PriorityRuled } from '../../features/tickets/case-standing.tsx'
import { ValidationCard } from '../../features/tickets/validation-card.tsx'
import { useHashTarget } from '../../lib/use-hash-target.ts'
import { messagesShown } from './case-messages.ts'

const defaultMaxBytes = 25_000_000

type CaseConversationProps = {
  /** As it stands in the URL: what the loader asked with. */
  caseRef: string
  ticket: TicketView
  options: readonly TransitionOption[]
}

/** Messages and decisions in one stream, what waits for the reader last, and the composer under it. */
export function CaseConversation({ caseRef, ticket, options }: CaseConversationProps) {
  const t = useTranslations('portalCase')
  const { number, status, termsPending } = ticket
  const { user } = useSession()
  const messages = useSuspenseInfiniteQuery(conversationQueries.messages(caseRef, messagesShown))
  const { data: decisions } = useSuspenseQuery(decisionQueries.list(caseRef))
  const deciders = useDeciders(ticket)
  const area = useRef<HTMLElement>(null)
  const shown = inOrder(messages.data.pages)
  const asked = shown.findLast(({ asks }) => asks)
  const awaitedId = status === 'waiting_customer' ? asked?.id : undefined
  const solution = shown.findLast(({ kind }) => kind === 'solution')

  useReadReceipts({ ref: number, area, signature: shown.map(({ id }) => id).join() })
  useStayAtComposer(area, shown.length)
  useHashTarget(options.length > 0)

  const pending = decisions.items
    // Terms that the rules no longer ask for wait for nobody (EN-6).
    .filter(({ status: now, kind }) => now === 'pending' && (kind !== 'terms' || termsPending))
    .toSorted(termsFirst)
  const past = decisions.items.filter(({ status: now }) => now !== 'pending')
  const entries = [
    ...shown.map((message) => messageEntry(message, user.id, message.id === awaitedId)),
    ...[...past.map(pastEntry), ...rulingEntry(ticket)].filter(({ at }) =>
      isWithin(at, shown, messages.hasNextPage),
    ),
  ]
  return (
    <section ref={area} className="stream" aria-label={t('conversation')}>
      <Stream
        entries={entries}
        hasOlder={messages.hasNextPage}
        isLoadingOlder={messages.isFetchingNextPage}
        onOlder={() => void messages.fetchNextPage()}
      />
      {status === 'in_validation' && (
        <ValidationCard
          number={number}
          nature={solution?.nature ?? null}
          autoCloseAt={ticket.autoCloseAt}
          options={options}
        />
      )}
      {pending
        .filter(({ kind }) => kind !== 'solution' || status !== 'in_validation')
        .map((decision) =>
          isRuleKind(decision.kind) ? (
            <RuleDecision key={decision.id} decision={decision} deciders={deciders} />
          ) : (
            <PendingDecision
              key={decision.id}
              decision={decision}
              deciders={deciders}
              contractId={ticket.contractId}
            />
          ),
        )}
      <Answer ticket={ticket} options={options} />
    </section>
  )
}

/** Work starts after the terms are confirmed: they come before what else is asked (EN-6). */
const termsFirst = (one: DecisionView, other: DecisionView): number =>
  Number(other.kind === 'terms') - Number(one.kind === 'terms')

type AnswerProps = { ticket: TicketView; options: readonly TransitionOption[] }

/** Where one writes, or leaves for a while; of an ended case, what to do instead. */
function Answer({ ticket, options }: AnswerProps) {
  const { number, closedAt, away, access } = ticket
  const { user } = useSession()
  const { data: desk } = useQuery(homeQueries.desk())
  // Of one that goes on elsewhere, the notice above says where.
  if (ticket.mergedInto !== null) return null
  if (closedAt !== null) {
    return (
      <CaseAfter
        ticket={ticket}
        options={options}
        limit={(error) => <LimitReached error={error} />}
      />
    )
  }
  if (!access?.reply) return <ReadOnly number={number} />
  return (
    <Composer
      key={number}
      caseNumber={number}
      maxBytes={desk?.attachments.maxBytes ?? defaultMaxBytes}
      upload={uploadAttachment}
      aside={
        desk?.policy.intake.away &&
        access.move &&
        away === null && (
          <LeaveButton
            number={number}
            readerZone={user.timeZone}
            nextDayOpenAt={desk.attention.nextDayOpenAt}
          />
        )
      }
    />
  )
}

/** CV-10: it was shared to be read; by whom, in place of where others write. */
function ReadOnly({ number }: { number: number }) {
  const t = useTranslations('portalRules.inCase.share')
  const { user } = useSession()
  const { data: shared } = useQuery(participantQueries.of(number))
  const who = shared?.items.find(({ userId }) => userId === user.id)?.sharedBy
  return (
    <p className="notice" id="responder" tabIndex={-1}>
      {who ? t('readOnlyBy', { who }) : t('readOnly')}
    </p>
  )
}

const messageEntry = (message: MessageView, readerId: string, isAwaited: boolean): StreamEntry => ({
  id: message.id,
  at: message.createdAt,
  node: (
    <MessageItem
      message={message}
      readerId={readerId}
      isAwaited={isAwaited}
      attachments={<AttachmentChips files={message.attachments} />}
    />
  ),
})

const pastEntry = (decision: DecisionView): StreamEntry => ({
  id: decision.id,
  at: decision.answeredAt ?? decision.expiresAt ?? decision.askedAt,
  node: <PastDecision decision={decision} />,
})

const rulingEntry = ({ priorityRuling }: TicketView): StreamEntry[] =>
  priorityRuling === null
    ? []
    : [{ id: 'priority', at: priorityRuling.at, node: <PriorityRuled ruling={priorityRuling} /> }]

/** What is older than the messages loaded waits for those to be loaded. */
function isWithin(at: string, shown: MessageView[], hasOlder: boolean): boolean {
  const first = shown[0]
  if (!hasOlder || !first) return true
  return Date.parse(at) >= Date.parse(first.createdAt)
}

/** The key users of the company, told to who may not decide. */
function useDeciders({ organizationId }: TicketView): string[] {
  const { data: slots } = useQuery(homeQueries.slots(organizationId))
  return (slots?.keyUsers ?? []).map(({ name }) => name)
}

/** While somebody types, an arriving message must not push the composer out of view. */
function useStayAtComposer(area: RefObject<HTMLElement | null>, count: number): void {
  useLayoutEffect(() => {
    const composer = area.current?.querySelector('.composer')
    if (composer?.contains(document.activeElement)) composer.scrollIntoView({ block: 'nearest' })
  }, [area, count])
}
