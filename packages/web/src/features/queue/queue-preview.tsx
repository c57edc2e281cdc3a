import type { MessageView } from '@mesa/shared/wire/messages.schema'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { buttonClass } from '../../components/button.tsx'
import { RelativeTime } from '../../components/gauges.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Avatar, Badge } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { queueQueries } from './queue.queries.ts'
import { RowDue } from './row-due.tsx'
import type { BusinessTimeOf } from './use-business-time.ts'

type QueuePreviewProps = {
  row: TicketListItem | undefined
  href: string
  businessTime: BusinessTimeOf
}

/** The chosen case below the table: what was last written, its clock, its customer. */
export function QueuePreview({ row, href, businessTime }: QueuePreviewProps) {
  const t = useTranslations('console')
  if (!row) {
    return (
      <section className="c-prev" aria-label={t('queue.lastMessage')}>
        <p className="soft">{t('queue.previewEmpty')}</p>
      </section>
    )
  }
  return (
    <section className="c-prev" aria-label={t('queue.preview', { number: row.number })}>
      <div className="overflow-auto">
        <div className="row row-between">
          <h2 className="trunc">
            {row.number}{' '}
            <span className="font-normal">
              <SubjectText>{row.subject}</SubjectText>
            </span>
          </h2>
          <Link className={buttonClass('secondary', 'sm')} to={href}>
            {t('queue.open')} <kbd aria-hidden="true">Enter</kbd>
          </Link>
        </div>
        <LastMessage number={row.number} />
      </div>
      <div>
        <h3>{t('queue.clocks')}</h3>
        <p>
          <RowDue row={row} measure={businessTime(row)?.between} />
        </p>
        <p className="soft">{t(`words.status.${row.status}`)}</p>
      </div>
      <div>
        <h3>{t('queue.customer')}</h3>
        <p>
          <strong>{row.names.organization}</strong>
        </p>
        <p className="soft">{row.names.requester}</p>
        <p className="soft">{row.names.product}</p>
      </div>
    </section>
  )
}

function LastMessage({ number }: { number: number }) {
  const t = useTranslations('console.queue')
  const query = useQuery(queueQueries.lastMessage(number))
  return (
    <Loaded query={query} lines={2}>
      {({ items: [message] }) =>
        message ? <Message message={message} /> : <p className="soft">{t('noMessages')}</p>
      }
    </Loaded>
  )
}

function Message({ message }: { message: MessageView }) {
  const t = useTranslations('console.queue')
  const { author, attachments, createdAt } = message
  return (
    <>
      <p className="row sm muted">
        <Avatar name={author.name} look={author.side === 'desk' ? 'desk' : 'person'} decorative />
        <strong className="text-ink">{author.name}</strong>
        <RelativeTime instant={createdAt} />
        {attachments.length > 0 && (
          <Badge tone="plain" icon={<Paperclip className="ico" aria-hidden />}>
            {t('files', { count: attachments.length })}
          </Badge>
        )}
      </p>
      <div className="md c-last" dangerouslySetInnerHTML={{ __html: message.bodyHtml }} />
    </>
  )
}
