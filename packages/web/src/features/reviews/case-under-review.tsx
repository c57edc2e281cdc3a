import type { MessageView } from '@mesa/shared/wire/messages.schema'
import type { ReviewListItem, ReviewView } from '@mesa/shared/wire/reviews.schema'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button, buttonClass } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { Checklist } from './checklist.tsx'
import { outcomes } from './outcomes.ts'
import { reviewQueries } from './reviews.queries.ts'
import type { Reviewing } from './use-reviewing.ts'

type Props = {
  row: ReviewListItem
  href: string
  review: UseQueryResult<ReviewView>
  reviewing: Reviewing
  onBack: () => void
  /** Given by the page, as features do not meet. */
  slots: { priority: ReactNode; files: (message: MessageView) => ReactNode }
}

/** The selected case: its checklist, what it says, and the outcomes. */
export function CaseUnderReview({ row, href, review, reviewing, onBack, slots }: Props) {
  const t = useTranslations('consoleReview')
  const format = useFormat()
  const { number, subject, names, openedAt, channel } = row
  return (
    <section className="rv-case" aria-labelledby="rv-asunto">
      <div className="rv-head">
        <Button size="sm" look="quiet" className="rv-back" onClick={onBack}>
          {t('back')}
        </Button>
        <div className="row row-between wrap">
          <span className="row muted">
            <strong className="text-ink">{number}</strong> {names.organization}
          </span>
          <Link className={buttonClass('secondary', 'sm')} to={href}>
            {t('openCase')}
          </Link>
        </div>
        <h2 id="rv-asunto" tabIndex={-1}>
          <SubjectText>{subject}</SubjectText>
        </h2>
        <p className="soft sm">
          {t('openedVia', {
            name: names.requester ?? '',
            channel: t(`channel.${channel}`),
            time: format.instant(openedAt),
          })}
          {names.product && ` · ${names.product}`}
        </p>
      </div>
      <div className="rv-body">
        <Loaded query={review} lines={5}>
          {(found) => (
            <Checklist
              review={found}
              beside={reviewing.beside}
              onBeside={reviewing.toggleBeside}
              priority={slots.priority}
            />
          )}
        </Loaded>
        <Opening number={number} files={slots.files} />
      </div>
      <Outcomes isReviewed={Boolean(review.data?.reviewedAt)} reviewing={reviewing} />
    </section>
  )
}

/** What the case says: the message it was placed with, and those that came since. */
function Opening({ number, files }: { number: number; files: Props['slots']['files'] }) {
  const t = useTranslations('consoleReview')
  const query = useQuery(reviewQueries.messages(number, 'oldest', 10))
  return (
    <div className="rv-opening">
      <h3>{t('says')}</h3>
      <Loaded query={query} lines={4}>
        {({ items }) =>
          items
            .filter(({ visibility, author }) => visibility === 'public' && author.side !== 'system')
            .map((message) => (
              <div key={message.id} className="rv-message">
                <p className="muted xs">{message.author.name}</p>
                <div className="prose md" dangerouslySetInnerHTML={{ __html: message.bodyHtml }} />
                {message.attachments.length > 0 && <div className="row wrap">{files(message)}</div>}
              </div>
            ))
        }
      </Loaded>
    </div>
  )
}

function Outcomes({ isReviewed, reviewing }: { isReviewed: boolean; reviewing: Reviewing }) {
  const t = useTranslations('consoleReview')
  const { act, choose, skip } = reviewing
  if (isReviewed) {
    return (
      <div className="rv-bar" role="toolbar" aria-label={t('outcomes')}>
        <p className="soft" role="status">
          {t('alreadyReviewed')}
        </p>
        <Button look="primary" onClick={skip}>
          {t('nextCase')}
        </Button>
      </div>
    )
  }
  return (
    <div className="rv-bar" role="toolbar" aria-label={t('outcomes')}>
      {outcomes.map(({ id, key }) => (
        <Button
          key={id}
          look={id === 'accept' ? 'primary' : 'secondary'}
          busy={act.isPending && act.variables?.body.outcome === id}
          aria-keyshortcuts={key}
          onClick={() => choose(id)}
        >
          {t(`outcome.${id}.name`)} <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
        </Button>
      ))}
      {act.error !== null && reviewing.asked === null && <ProblemNotice error={act.error} />}
    </div>
  )
}
