import type { MessageView } from '@mesa/shared/wire/messages.schema'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import { RelativeTime } from '../../components/gauges.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { reviewQueries } from './reviews.queries.ts'

const shownMessages = 4

type Props = { number: number; href: string; onClose: () => void }

/** A case that the selected one may repeat or answer, open beside it: what it says and how it ended. */
export function CaseBeside({ number, href, onClose }: Props) {
  const t = useTranslations('consoleReview')
  const words = useTranslations('console.words.status')
  const format = useFormat()
  const ticket = useQuery(reviewQueries.ticket(number))
  const messages = useQuery(reviewQueries.messages(number, 'newest', shownMessages))
  return (
    <section className="rv-beside" aria-label={t('beside', { number })}>
      <Loaded query={ticket}>
        {(found) => (
          <>
            <div className="row row-between">
              <h2>
                <Link to={href}>{found.number}</Link>
              </h2>
              <IconButton label={t('closeBeside')} onClick={onClose}>
                <X className="ico" aria-hidden />
              </IconButton>
            </div>
            <p className="rv-subject">
              <SubjectText>{found.subject}</SubjectText>
            </p>
            <p className="row wrap soft">
              <Badge>{words(found.status)}</Badge>
              {t('openedBy', {
                name: found.names.requester ?? '',
                time: format.instant(found.openedAt),
              })}
            </p>
          </>
        )}
      </Loaded>
      <Loaded query={messages}>
        {({ items }) => (
          <ol className="rv-said">
            {items.toReversed().map((message) => (
              <Said key={message.id} message={message} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}

/** One message, short of its acts. */
function Said({ message: { author, createdAt, bodyHtml } }: { message: MessageView }) {
  return (
    <li>
      <p className="muted xs">
        {author.name}, <RelativeTime instant={createdAt} />
      </p>
      <div className="prose md" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </li>
  )
}
