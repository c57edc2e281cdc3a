import type { MonthClosed, MonthSummary } from '@mesa/shared/wire/month-closes.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { useMonthWord } from '../../lib/month-word.ts'
import { useFormat } from '../../lib/use-format.ts'
import { CloseDialog } from './close-dialog.tsx'
import { closeQueries } from './closes.queries.ts'

type Props = {
  /** Whether the reader may close (`month.close`). */
  canClose: boolean
}

/** Months that are over, newest first, with how many of their contracts are closed. */
export function Months({ canClose }: Props) {
  const t = useTranslations('consoleHoursActs.closes')
  const [closing, setClosing] = useState<MonthSummary | null>(null)
  const [result, setResult] = useState<MonthClosed | null>(null)
  const query = useInfiniteQuery(closeQueries.months())
  const columns = useColumns(canClose, setClosing)
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
  if (query.data?.pages.every(({ items }) => items.length === 0)) {
    return (
      <EmptyState level="h2" side="nobody" title={t('empty')}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {result && <Result key={result.month} result={result} />}
      <div className="card card-pad">
        <PagedTable
          query={query}
          caption={t('title')}
          columns={columns}
          empty={t('empty')}
          more={t('more')}
        />
      </div>
      {closing && (
        <CloseDialog month={closing} onClose={() => setClosing(null)} onClosed={setResult} />
      )}
    </>
  )
}

function Result({ result }: { result: MonthClosed }) {
  const t = useTranslations('consoleHoursActs.closes')
  const monthWord = useMonthWord()
  const { month, contractsClosed, contractsClosedNow, contractsOpen } = result
  const shown = useRef<HTMLElement>(null)
  // It stands above the list; the month that was closed may be far below.
  useEffect(() => shown.current?.focus(), [result])
  return (
    <section
      ref={shown}
      tabIndex={-1}
      className={contractsOpen > 0 ? 'notice notice-soon' : 'notice'}
      aria-label={t('result', { month: monthWord(month) })}
    >
      <LockKeyhole className="ico" aria-hidden />
      <div>
        <strong>{t('result', { month: monthWord(month) })}</strong>
        <p>{t('resultNow', { count: contractsClosedNow })}</p>
        <p>
          {contractsOpen > 0
            ? t('resultOpen', { count: contractsOpen })
            : t('resultAll', { count: contractsClosed })}
        </p>
      </div>
    </section>
  )
}

function useColumns(
  canClose: boolean,
  onClose: (month: MonthSummary) => void,
): Array<Column<MonthSummary>> {
  const t = useTranslations('consoleHoursActs.closes')
  const format = useFormat()
  const monthWord = useMonthWord()
  return [
    { id: 'month', label: t('month'), cell: ({ month }) => monthWord(month) },
    {
      id: 'closed',
      label: t('closed'),
      cell: (month) => <Progress month={month} />,
    },
    { id: 'open', label: t('open'), isNumber: true, cell: ({ contractsOpen }) => contractsOpen },
    {
      id: 'last',
      label: t('last'),
      cell: ({ closedAt, closedBy }) =>
        closedAt && closedBy ? (
          t('by', { name: closedBy.name, instant: format.instant(closedAt) })
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      id: 'act',
      label: t('act'),
      cell: (summary) => {
        const { month, contractsOpen, contractsClosed } = summary
        if (contractsOpen === 0) return <span className="muted">—</span>
        if (!canClose) return <span className="muted xs">{t('notRole')}</span>
        return (
          <Button size="sm" onClick={() => onClose(summary)}>
            {t(contractsClosed > 0 ? 'closeRest' : 'close', { month: monthWord(month) })}
          </Button>
        )
      },
    },
  ]
}

function Progress({ month: { contractsClosed, contractsOpen } }: { month: MonthSummary }) {
  const t = useTranslations('consoleHoursActs.closes')
  const total = contractsClosed + contractsOpen
  const state = () => {
    if (contractsOpen === 0) return <Badge tone="ok">{t('all')}</Badge>
    return contractsClosed > 0 ? (
      <Badge tone="soon">{t('partly')}</Badge>
    ) : (
      <Badge tone="plain">{t('none')}</Badge>
    )
  }
  return (
    <div className="ct-hours">
      <span className="row wrap">
        {state()} {t('progress', { closed: contractsClosed, total })}
      </span>
      <div className="lotbar ct-bar" aria-hidden="true">
        {contractsClosed > 0 && <i className="lot1" style={{ flex: contractsClosed }} />}
        {contractsOpen > 0 && <i className="lot-spent" style={{ flex: contractsOpen }} />}
      </div>
    </div>
  )
}
