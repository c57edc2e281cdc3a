import type { TimeEntryList, TimeEntryView } from '@mesa/shared/wire/time-entries.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { timeQueries, withdrawTime, type TimeFilter } from './time.queries.ts'

type Props = { filter: TimeFilter; readerId: string; seesAll: boolean }

/** The entries of a week with their totals by type; those withdrawn stay, struck through. */
export function TimeWeek({ filter, readerId, seesAll }: Props) {
  const t = useTranslations('consoleTime')
  const entries = useInfiniteQuery(timeQueries.list(filter))
  const columns = useColumns({ readerId, seesAll })
  const totals = entries.data?.pages[0]?.totals
  return (
    <>
      {totals && (
        <SectionCard title={t('totals.title')}>
          <Totals totals={totals} />
        </SectionCard>
      )}
      <SectionCard title={t('entries.title')}>
        <PagedTable
          query={entries}
          caption={t('entries.title')}
          columns={columns}
          empty={t('entries.empty')}
          more={t('entries.more')}
        />
      </SectionCard>
    </>
  )
}

function Totals({ totals }: { totals: TimeEntryList['totals'] }) {
  const t = useTranslations('consoleTime.totals')
  const format = useFormat()
  if (totals.length === 0) return <p className="soft">{t('none')}</p>
  const all = totals.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <dl className="sum">
      {totals.map(({ type, typeName, minutes }) => (
        <div className="contents" key={type}>
          <dt>{typeName}</dt>
          <dd>{format.duration(minutes, 'full')}</dd>
        </div>
      ))}
      <dt className="total">{t('all')}</dt>
      <dd className="total">{format.duration(all, 'full')}</dd>
    </dl>
  )
}

function useColumns({ readerId, seesAll }: Omit<Props, 'filter'>): Array<Column<TimeEntryView>> {
  const t = useTranslations('consoleTime.entries')
  const format = useFormat()
  const withdraw = useAct({
    act: (id: string, key) => withdrawTime(id, key),
    families: ['time-entries'],
    onDone: () => showToast(t('withdrawn')),
  })
  const struck = (entry: TimeEntryView, text: string) =>
    entry.withdrawnAt === null ? text : <del className="muted">{text}</del>
  const person: Column<TimeEntryView> = {
    id: 'person',
    label: t('person'),
    cell: ({ user }) => user.name,
  }
  return [
    {
      id: 'when',
      label: t('when'),
      cell: (entry) => struck(entry, format.instant(entry.startedAt)),
    },
    ...(seesAll ? [person] : []),
    { id: 'type', label: t('type'), cell: (entry) => struck(entry, entry.typeName) },
    {
      id: 'minutes',
      label: t('minutes'),
      isNumber: true,
      cell: (entry) => struck(entry, format.duration(entry.minutes, 'full')),
    },
    { id: 'note', label: t('note'), cell: ({ note }) => note ?? '' },
    {
      id: 'act',
      label: t('act'),
      cell: (entry) => {
        if (entry.withdrawnAt !== null) {
          return t('withdrawnBy', {
            name: entry.withdrawnBy ?? '',
            time: format.instant(entry.withdrawnAt),
          })
        }
        if (entry.user.id !== readerId && !seesAll) return ''
        return (
          <Button
            size="sm"
            look="quiet"
            busy={withdraw.isPending && withdraw.variables === entry.id}
            onClick={() => withdraw.mutate(entry.id)}
          >
            {t('withdraw')}
            <span className="sr">
              {' '}
              {entry.typeName}, {format.instant(entry.startedAt)}
            </span>
          </Button>
        )
      },
    },
  ]
}
