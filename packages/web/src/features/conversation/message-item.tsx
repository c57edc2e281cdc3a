import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { MessageView } from '@mesa/shared/wire/messages.schema'
import { MessageBubble } from '../../components/cards.tsx'
import { RelativeTime } from '../../components/gauges.tsx'
import { Badge } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'

type MessageItemProps = {
  message: MessageView
  readerId: string
  /** Its question still waits for the customer. */
  isAwaited: boolean
  attachments: ReactNode
}

/** One message as the customer reads it, with who has read it. */
export function MessageItem({ message, readerId, isAwaited, attachments }: MessageItemProps) {
  const { author, kind } = message
  if (author.side === 'system' || kind === 'system') return <SystemLine message={message} />
  const isMine = author.id === readerId
  return (
    <div data-message={message.id} data-unread={isUnread(message, readerId) || undefined}>
      <MessageBubble
        id={`mensaje-${message.id}`}
        author={author.name}
        from={author.side === 'desk' ? 'desk' : 'customer'}
        isMine={isMine}
        role={isMine ? undefined : <Role role={author.role} />}
        time={<RelativeTime instant={message.createdAt} style="time" />}
        badges={<Badges message={message} isAwaited={isAwaited} />}
        attachments={message.attachments.length > 0 ? attachments : undefined}
        receipts={<Receipts message={message} readerId={readerId} />}
      >
        {/* The server sanitises it (MessageView.bodyHtml); the page's content policy is the second wall. */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: message.bodyHtml }} />
      </MessageBubble>
    </div>
  )
}

/** A message of the other side that the reader has not read. */
export const isUnread = ({ author, reads }: MessageView, readerId: string): boolean =>
  author.id !== readerId && !reads.some(({ userId }) => userId === readerId)

function SystemLine({ message }: { message: MessageView }) {
  const format = useFormat()
  return (
    <div className="event" data-message={message.id}>
      <div className="prose" dangerouslySetInnerHTML={{ __html: message.bodyHtml }} />
      <span className="nowrap">{format.time(message.createdAt)}</span>
    </div>
  )
}

const knownRoles = [
  'agent',
  'technician',
  'commercial',
  'supervisor',
  'admin',
  'viewer',
  'requester',
  'key_user',
  'backup_key_user',
  'system',
] as const

function Role({ role }: { role: string }) {
  const t = useTranslations('portalCase.role')
  const known = knownRoles.find((one) => one === role)
  return known ? t(known) : role
}

type BadgesProps = { message: MessageView; isAwaited: boolean }

function Badges({ message: { kind, nature }, isAwaited }: BadgesProps) {
  const t = useTranslations('portalCase')
  const isProvisional = nature === 'provisional'
  return (
    <>
      {kind === 'solution' && (
        <Badge>{t(isProvisional ? 'provisionalSolution' : 'solution')}</Badge>
      )}
      {kind !== 'solution' && nature && (
        <Badge>{t(isProvisional ? 'provisional' : 'definitive')}</Badge>
      )}
      {isAwaited && <Badge tone="act">{t('asks')}</Badge>}
    </>
  )
}

function Receipts({ message, readerId }: { message: MessageView; readerId: string }) {
  const t = useTranslations('portalCase')
  const format = useFormat()
  const readers = message.reads.filter(({ userId }) => userId !== message.author.id)
  if (readers.length === 0) return null
  const words = readers.map(({ userId, name, firstReadAt }) => {
    const instant = format.instant(firstReadAt)
    return userId === readerId ? t('readByYou', { instant }) : t('readByOther', { name, instant })
  })
  return (
    <>
      <Eye className="ico" aria-hidden />
      {t('readBy', { readers: words.join('; ') })}
    </>
  )
}
