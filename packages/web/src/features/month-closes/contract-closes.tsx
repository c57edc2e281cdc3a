import type { MonthCloseView } from '@mesa/shared/wire/month-closes.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { useMonthWord } from '../../lib/month-word.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { closeQueries } from './closes.queries.ts'

type Props = {
  contractId: string
  /** The way to close a month, for who may. */
  action?: ReactNode
}

/** Closed months of a contract with what proves them. */
export function ContractCloses({ contractId, action }: Props) {
  const t = useTranslations('consoleLedger.closes')
  const id = useId()
  const query = useInfiniteQuery(closeQueries.ofContract(contractId))
  const columns = useColumns(contractId)
  return (
    <section className="card card-pad a-section" aria-labelledby={id}>
      <div className="row row-between wrap">
        <h2 id={id}>{t('title')}</h2>
        {action}
      </div>
      <p className="soft">{t('lead')}</p>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        empty={t('empty')}
        more={t('more')}
      />
    </section>
  )
}

function useColumns(contractId: string): Array<Column<MonthCloseView>> {
  const t = useTranslations('consoleLedger.closes')
  const format = useFormat()
  const monthWord = useMonthWord()
  return [
    {
      id: 'month',
      label: t('month'),
      cell: ({ month }) => (
        <Link to={paths.contractMonth(contractId, month)}>{monthWord(month)}</Link>
      ),
    },
    {
      id: 'balance',
      label: t('balance'),
      isNumber: true,
      cell: ({ balanceMinutes }) =>
        balanceMinutes === null ? '—' : format.duration(balanceMinutes, 'full'),
    },
    { id: 'seq', label: t('seq'), isNumber: true, cell: ({ seq }) => seq },
    { id: 'hash', label: t('hash'), cell: ({ headHash }) => <Hash hash={headHash} /> },
    {
      id: 'statement',
      label: t('statementHash'),
      cell: ({ statementHash }) =>
        statementHash === null ? (
          <span className="muted">{t('noStatement')}</span>
        ) : (
          <Hash hash={statementHash} />
        ),
    },
    {
      id: 'by',
      label: t('by'),
      cell: ({ closedBy, closedAt }) =>
        t('byWhom', { name: closedBy.name, instant: format.instant(closedAt) }),
    },
  ]
}

const Hash = ({ hash }: { hash: string }) => (
  <span className="mono xs" title={hash}>
    {hash.slice(0, 8)}…{hash.slice(-8)}
  </span>
)
