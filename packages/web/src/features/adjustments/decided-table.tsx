import type { AdjustmentView } from '@mesa/shared/wire/adjustments.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { adjustmentQueries } from './adjustments.queries.ts'
import { Minutes } from './pending-list.tsx'

const tones: Record<AdjustmentView['status'], BadgeTone> = {
  pending: 'soon',
  posted: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
}

/** Every adjustment, newest first, with who decided and why; of one contract where it is named. */
export function AdjustmentTable({ contractId }: { contractId?: string }) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const query = useInfiniteQuery(adjustmentQueries.list(contractId ? { contractId } : {}))
  const columns = useColumns(contractId === undefined)
  return (
    <PagedTable
      query={query}
      caption={t('decided')}
      columns={columns}
      empty={t('noneDecided')}
      more={t('more')}
    />
  )
}

function useColumns(isOfDesk: boolean): Array<Column<AdjustmentView>> {
  const t = useTranslations('consoleHoursActs.adjustments')
  const format = useFormat()
  const contract: Column<AdjustmentView> = {
    id: 'contract',
    label: t('contract'),
    cell: ({ contractId, contractNumber, organizationName }) => (
      <>
        <Link to={paths.contract(contractId)}>{contractNumber}</Link>
        <span className="muted xs block">{organizationName}</span>
      </>
    ),
  }
  return [
    {
      id: 'minutes',
      label: t('minutes'),
      cell: (adjustment) => <Minutes adjustment={adjustment} />,
    },
    ...(isOfDesk ? [contract] : []),
    { id: 'reason', label: t('what'), cell: ({ reason }) => reason },
    {
      id: 'asked',
      label: t('asked'),
      cell: ({ askedBy, askedAt }) =>
        t('askedBy', { name: askedBy.name, instant: format.instant(askedAt) }),
    },
    {
      id: 'result',
      label: t('result'),
      cell: (adjustment) => <Result adjustment={adjustment} />,
    },
  ]
}

function Result({ adjustment }: { adjustment: AdjustmentView }) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const format = useFormat()
  const { status, decidedBy, decidedAt, decisionNote, askedBy } = adjustment
  const isAlone = status === 'posted' && (decidedBy === null || decidedBy.id === askedBy.id)
  return (
    <div className="ct-ends">
      <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      {isAlone && <span className="muted xs">{t('alone')}</span>}
      {!isAlone && decidedBy && decidedAt && (
        <span className="muted xs">
          {t('decidedBy', { name: decidedBy.name, instant: format.instant(decidedAt) })}
        </span>
      )}
      {decisionNote && <span className="soft xs">«{decisionNote}»</span>}
    </div>
  )
}
