import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { CalendarClock, CircleAlert, FileClock, FileDown, Flag, Zap } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { LazyMenu } from '../../components/lazy-menu.tsx'
import { Badge, SignalBars, TurnMark, type TurnSide } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { AttachmentChips } from '../../features/attachments/attachment-list.tsx'
import { CaseSteps } from '../../features/case-work/case-steps.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { usePolicy } from '../../features/case-work/use-policy.ts'
import { CaseHeadline } from '../../features/case-work/case-headline.tsx'
import { Composer } from '../../features/case-work/composer.tsx'
import { EventLine, isExtraEvent } from '../../features/case-work/event-line.tsx'
import { MessageEntry } from '../../features/case-work/message-entry.tsx'
import { TransitionBar } from '../../features/case-work/transition-bar.tsx'
import { conversationQueries, inOrder } from '../../features/conversation/conversation.queries.ts'
import { Stream } from '../../features/conversation/stream.tsx'
import { useReadReceipts } from '../../features/conversation/use-read-receipts.ts'
import { MergeDialog } from '../../features/merges/merge-dialog.tsx'
import { MergedBanner } from '../../features/merges/merged-banner.tsx'
import { useRaising } from '../../features/priority/use-raising.tsx'
import { downloadRecord, ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { useHasCome } from '../../lib/use-now.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

const sides: Record<TicketView['waitingOn'], TurnSide> = {
  desk: 'us',
  customer: 'customer',
  vendor: 'vendor',
  none: 'nobody',
}
const signalLevels = { minor: 1, moderate: 2, serious: 3, critical: 4 } as const

/** The middle column: head, conversation, composer, transitions. */
export function CaseConversation({ ticket }: { ticket: TicketView }) {
  const [showsEvents, setShowsEvents] = useState(false)
  const options = useQuery(ticketQueries.transitions(ticket.number))
  const merge = useTranslations('consoleRules.merge')
  const [isMerging, setIsMerging] = useState(false)
  const raising = useRaising(ticket, usePolicy()?.intake.priorityReasons ?? [])
  // Only what nobody started to work on may turn out to be a reply.
  const isMergeable = ticket.status === 'received' || ticket.status === 'in_review'
  const isEnded = ticket.status === 'closed' || ticket.status === 'cancelled'
  return (
    <main className="cc-conv" id="contenido" tabIndex={-1}>
      <Head
        ticket={ticket}
        showsEvents={showsEvents}
        onEvents={() => setShowsEvents(!showsEvents)}
      />
      <CaseBanners ticket={ticket} />
      <Messages ticket={ticket} showsEvents={showsEvents} />
      <Composer
        number={ticket.number}
        requesterName={ticket.names.requester ?? ''}
        mayAsk={ticket.status === 'in_review' || ticket.status === 'in_progress'}
        isEnded={isEnded}
        awayUntil={ticket.away?.until ?? null}
      />
      {options.error && <ProblemNotice error={options.error} />}
      {options.data && options.data.items.length > 0 && (
        <TransitionBar
          ticket={ticket}
          options={options.data.items}
          others={[
            ...raising.acts,
            ...(isMergeable
              ? [{ id: 'merge', label: merge('act'), onAction: () => setIsMerging(true) }]
              : []),
          ]}
        />
      )}
      {raising.dialog}
      {isMerging && (
        <MergeDialog
          number={ticket.number}
          onMerged={() => setIsMerging(false)}
          onClose={() => setIsMerging(false)}
        />
      )}
    </main>
  )
}

type HeadProps = { ticket: TicketView; showsEvents: boolean; onEvents: () => void }

function Head({ ticket, showsEvents, onEvents }: HeadProps) {
  const t = useTranslations('consoleCase')
  const words = useTranslations('console.words')
  const { criticality, type, level } = ticket
  return (
    <header className="cc-head">
      <div className="row row-between wrap">
        <span className="row muted">
          <strong className="text-ink">{ticket.number}</strong> {ticket.names.organization}
        </span>
        <span className="row wrap">
          <Button size="sm" look="quiet" aria-pressed={showsEvents} onClick={onEvents}>
            {t(showsEvents ? 'hideEvents' : 'showEvents')}
          </Button>
          <RecordMenu number={ticket.number} />
        </span>
      </div>
      <h1 tabIndex={-1}>
        <SubjectText>{ticket.subject}</SubjectText>
      </h1>
      <div className="row wrap">
        <TurnMark side={sides[ticket.waitingOn]}>{t(`turn.${ticket.waitingOn}`)}</TurnMark>
        <Badge>{words(`status.${ticket.status}`)}</Badge>
        <CaseSteps ticket={ticket} />
        <ClockBadges ticket={ticket} />
        <RuleBadges ticket={ticket} />
        {criticality && (
          <SignalBars level={signalLevels[criticality]}>
            {words(`criticality.${criticality}`)}
          </SignalBars>
        )}
        <span className="soft">
          {[type && words(`type.${type}`), level && words(`level.${level}`)]
            .filter(Boolean)
            .join(', ')}
        </span>
        <span className="soft">{words(`coverage.${ticket.coverage}`)}</span>
      </div>
    </header>
  )
}

/** What cannot wait, beside the state: red by silence, escalated by its customer. */
function ClockBadges({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleClocks')
  const isRed = useHasCome(ticket.redAt) || ticket.color === 'red'
  return (
    <>
      {isRed && (
        <Badge tone="late" icon={<CircleAlert className="ico" aria-hidden />}>
          {t('board.red')}
        </Badge>
      )}
      {ticket.flags?.escalatedAt && (
        <Badge tone="late" icon={<Flag className="ico" aria-hidden />}>
          {t('flag.escalated')}
        </Badge>
      )}
    </>
  )
}

/** What a rule wants known before anything is done (IN-7, IN-10, EN-6). */
function RuleBadges({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleRules')
  const { priorityState, criticalWindow, termsPending } = ticket
  return (
    <>
      {(priorityState === 'claimed' || priorityState === 'confirmed') && (
        <Badge tone="act" icon={<Zap className="ico" aria-hidden />}>
          {t('priority.title')}
        </Badge>
      )}
      {criticalWindow && (
        <Badge tone="act" icon={<CalendarClock className="ico" aria-hidden />}>
          {t('priority.window')}
        </Badge>
      )}
      {termsPending && (
        <Badge tone="soon" icon={<FileClock className="ico" aria-hidden />}>
          {t('case.termsPending')}
        </Badge>
      )}
    </>
  )
}

/** What stands on top of the conversation: a merge, and the last progress. */
function CaseBanners({ ticket }: { ticket: TicketView }) {
  if (ticket.mergedInto === null && ticket.mergedFrom.length === 0 && !ticket.headline) return null
  return (
    <div className="cc-banners">
      <MergedBanner ticket={ticket} hrefOf={paths.deskCase} />
      <CaseHeadline headline={ticket.headline} />
    </div>
  )
}

function RecordMenu({ number }: { number: number }) {
  const t = useTranslations('consoleCase')
  const fetchRecord = useAct({
    act: (format: 'pdf' | 'json') => downloadRecord(number, format),
    families: [],
    onDone: (blob, format) => saveBlob(blob, `mesa-${number}.${format}`),
  })
  return (
    <>
      <LazyMenu
        label={t('record')}
        triggerClass="btn btn-quiet btn-sm"
        trigger={
          <>
            <FileDown className="ico ico-sm" aria-hidden /> {t('record')}
          </>
        }
        groups={[
          {
            id: 'formats',
            actions: [
              { id: 'pdf', label: t('recordPdf'), onAction: () => fetchRecord.mutate('pdf') },
              { id: 'json', label: t('recordJson'), onAction: () => fetchRecord.mutate('json') },
            ],
          },
        ]}
      />
      {fetchRecord.error && <ProblemNotice error={fetchRecord.error} />}
    </>
  )
}

function Messages({ ticket, showsEvents }: { ticket: TicketView; showsEvents: boolean }) {
  const t = useTranslations('consoleCase')
  const { user, desk } = useSession()
  const area = useRef<HTMLDivElement>(null)
  const query = useInfiniteQuery(conversationQueries.messages(ticket.number))
  const history = useInfiniteQuery({
    ...caseWorkQueries.events(ticket.number),
    enabled: showsEvents,
  })
  const messages = inOrder(query.data?.pages ?? [])
  const events = showsEvents ? (history.data?.pages.flatMap(({ items }) => items) ?? []) : []
  const lastId = messages.at(-1)?.id ?? ''
  useReadReceipts({ ref: ticket.number, area, signature: `${messages.length} ${lastId}` })
  useAtEnd(area, lastId)
  const entries = [
    ...events.filter(isExtraEvent).map((event) => ({
      id: event.id,
      at: event.at,
      node: <EventLine event={event} deskZone={desk.timeZone} />,
    })),
    ...messages.map((message) => ({
      id: message.id,
      at: message.createdAt,
      node: (
        <MessageEntry
          message={message}
          readerId={user.id}
          deskZone={desk.timeZone}
          attachments={<AttachmentChips files={message.attachments} />}
        />
      ),
    })),
  ]
  return (
    <ScrollArea ref={area} className="cc-scroll" role="region" label={t('conversation')}>
      <h2 className="sr">{t('conversation')}</h2>
      <div className="stream">
        {showsEvents && history.error && (
          <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />
        )}
        {query.error ? (
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          !query.isPending && (
            <Stream
              entries={entries}
              hasOlder={query.hasNextPage}
              isLoadingOlder={query.isFetchingNextPage}
              onOlder={() => void query.fetchNextPage()}
            />
          )
        )}
      </div>
    </ScrollArea>
  )
}

const nearEndPixels = 200

/** Starts at the newest message, and stays there unless the reader has gone up. */
function useAtEnd(area: { current: HTMLElement | null }, lastId: string): void {
  const seen = useRef('')
  useEffect(() => {
    const element = area.current
    if (!element || lastId === '' || seen.current === lastId) return
    const isFirst = seen.current === ''
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    seen.current = lastId
    if (isFirst || left < element.clientHeight + nearEndPixels) {
      element.scrollTo({ top: element.scrollHeight })
    }
  }, [area, lastId])
}
