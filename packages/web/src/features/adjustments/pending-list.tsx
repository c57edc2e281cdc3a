import type { AdjustmentView } from '@mesa/shared/wire/adjustments.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { adjustmentQueries } from './adjustments.queries.ts'
import { DecisionDialog, type AdjustmentAct } from './decision-dialog.tsx'

type Props = {
  /** Whether the reader's role approves (`adjustment.approve`). */
  approves: boolean
  userId: string
}

/** Adjustments that wait for a second person; of one's own it says who has to. */
export function PendingAdjustments({ approves, userId }: Props) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const [asked, setAsked] = useState<{ adjustment: AdjustmentView; act: AdjustmentAct } | null>(
    null,
  )
  const query = useInfiniteQuery(adjustmentQueries.list({ status: 'pending' }))
  if (query.isError && !query.data) {
    return (
      <BrokenState
        level="h2"
        error={query.error}
        title={t('broken')}
        onRetry={() => void query.refetch()}
      >
        {t('brokenBody')}
      </BrokenState>
    )
  }
  if (!query.data) {
    return (
      <LoadingShape>
        <Skeleton height={120} />
      </LoadingShape>
    )
  }
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <EmptyState level="h2" side="nobody" title={t('none')}>
        <p>{t('noneBody')}</p>
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('pending')} className="ct-page">
      <h2>{t('pending')}</h2>
      <ul className="ct-page">
        {items.map((adjustment) => (
          <li key={adjustment.id}>
            <Pending
              adjustment={adjustment}
              approves={approves}
              isMine={adjustment.canWithdraw || adjustment.askedBy.id === userId}
              onAct={(act) => setAsked({ adjustment, act })}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {asked && <DecisionDialog {...asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

type PendingProps = {
  adjustment: AdjustmentView
  approves: boolean
  isMine: boolean
  onAct: (act: AdjustmentAct) => void
}

function Pending({ adjustment, approves, isMine, onAct }: PendingProps) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const { instant } = useFormat()
  const { contractId, contractNumber, organizationName, reason, askedBy, askedAt } = adjustment
  return (
    <article className="card card-pad ct-pending">
      <div>
        <h3>
          <Minutes adjustment={adjustment} />{' '}
          <Link to={paths.contract(contractId)}>{contractNumber}</Link>
          <span className="soft ct-light"> {organizationName}</span>
        </h3>
        <p>«{reason}»</p>
        <Valid adjustment={adjustment} />
        <p className="muted xs">
          {t('askedBy', { name: askedBy.name, instant: instant(askedAt) })}
        </p>
      </div>
      <div className="ct-acts">
        <Acts adjustment={adjustment} approves={approves} isMine={isMine} onAct={onAct} />
      </div>
    </article>
  )
}

function Acts({ adjustment, approves, isMine, onAct }: PendingProps) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const why = () => {
    if (adjustment.canDecide) return undefined
    return isMine && approves ? t('mine') : t('notRole')
  }
  return (
    <>
      {adjustment.canWithdraw && (
        <Button look="quiet" onClick={() => onAct('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
      {adjustment.canDecide && <Button onClick={() => onAct('decline')}>{t('decline')}</Button>}
      <Button look="primary" unavailable={why()} onClick={() => onAct('approve')}>
        {t('approve')}
      </Button>
    </>
  )
}

export function Minutes({ adjustment: { minutes } }: { adjustment: AdjustmentView }) {
  const { duration } = useFormat()
  return (
    <span className={minutes > 0 ? 'pos nowrap' : 'nowrap'}>
      {minutes > 0 ? '+' : ''}
      {duration(minutes)}
    </span>
  )
}

function Valid({ adjustment: { validFrom, validUntil } }: { adjustment: AdjustmentView }) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const format = useFormat()
  if (validFrom === null || validUntil === null) return null
  return <p className="soft">{t('valid', format.period(validFrom, lastDay(validUntil)))}</p>
}
