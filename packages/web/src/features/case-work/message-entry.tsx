import type { MessageView } from '@mesa/shared/wire/messages.schema'
import { Eye, Lock, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { MessageBubble } from '../../components/cards.tsx'
import { RelativeTime } from '../../components/gauges.tsx'
import { Badge } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { useRoleName } from './use-role-name.ts'

type Props = { message: MessageView; attachments: ReactNode; deskZone: string; readerId: string }

/** One message as the desk reads it: notes hatched and locked, receipts beside each reply. */
export function MessageEntry({ message, attachments, deskZone, readerId }: Props) {
  const roleName = useRoleName()
  const { author, kind } = message
  const html = { __html: message.bodyHtml }
  if (author.side === 'system' || kind === 'system') {
    return <div className="event" dangerouslySetInnerHTML={html} />
  }
  const isUnread =
    author.side === 'customer' && !message.reads.some(({ userId }) => userId === readerId)
  return (
    <div data-message={message.id} data-unread={isUnread || undefined}>
      <MessageBubble
        id={`mensaje-${message.id}`}
        author={author.name}
        from={author.side === 'desk' ? 'desk' : 'customer'}
        isNote={message.visibility === 'desk'}
        role={author.side === 'customer' ? roleName(author.role) : undefined}
        time={<RelativeTime instant={message.createdAt} deskZone={deskZone} style="time" />}
        badges={<Badges message={message} />}
        attachments={message.attachments.length > 0 ? attachments : undefined}
        receipts={<Receipts message={message} />}
      >
        {/* The server sanitises it; the page's content policy is the second wall. */}
        <div className="prose" dangerouslySetInnerHTML={html} />
      </MessageBubble>
    </div>
  )
}

function Badges({ message }: { message: MessageView }) {
  const t = useTranslations('consoleCase')
  const { kind, nature, asks, visibility } = message
  return (
    <>
      {visibility === 'desk' && (
        <Badge tone="note" icon={<Lock className="ico" aria-hidden />}>
          {t('note')}
        </Badge>
      )}
      {kind === 'call' && (
        <Badge icon={<Phone className="ico" aria-hidden />}>
          {t('call')}
          <CallWhen call={message.call} />
        </Badge>
      )}
      {kind === 'progress' && <Badge tone="act">{t('composer.progressKind')}</Badge>}
      {kind === 'solution' && <Badge tone="ok">{t('solution')}</Badge>}
      {nature && visibility === 'public' && <Badge>{t(nature)}</Badge>}
      {asks && <Badge tone="act">{t('asks')}</Badge>}
    </>
  )
}

/** IN-11: when the call was, where that is not when it was written down, and how long it took. */
function CallWhen({ call }: { call: MessageView['call'] }) {
  const t = useTranslations('consoleRules.case.call')
  const format = useFormat()
  if (call === null) return null
  const time = format.instant(call.at)
  return call.minutes === null
    ? `: ${time}`
    : `: ${t('took', { time, duration: format.duration(call.minutes) })}`
}

/** Who of the customer has read what the desk wrote, and when. */
function Receipts({ message }: { message: MessageView }) {
  const t = useTranslations('consoleCase')
  const format = useFormat()
  if (message.author.side !== 'desk' || message.visibility === 'desk') return null
  const words = message.reads
    .filter(({ userId }) => userId !== message.author.id)
    .map(({ name, firstReadAt, count }) =>
      t('readBy', { name, time: format.instant(firstReadAt), count }),
    )
  return (
    <>
      <Eye className="ico" aria-hidden />
      {words.length > 0 ? words.join('. ') : t('unread')}
    </>
  )
}
