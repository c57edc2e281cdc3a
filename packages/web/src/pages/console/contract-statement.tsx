import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import {
  type AskedStatement,
  hoursQueries,
  joinedStatement,
} from '../../features/hours/hours.queries.ts'
import { deskLinks } from '../../features/hours/statement-links.ts'
import { StatementTable } from '../../features/hours/statement-table.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { StatementFiles, StatementPeriod } from './statement-period.tsx'

const dateShape = /^\d{4}-\d{2}-\d{2}$/
const monthShape = /^\d{4}-\d{2}$/

/** The period in the address: `mes`, or `desde` and `hasta`. */
function askedOf(search: URLSearchParams): AskedStatement {
  const read = (name: string, shape: RegExp) => {
    const value = search.get(name)
    return value && shape.test(value) ? value : undefined
  }
  const month = read('mes', monthShape)
  return month ? { month } : { from: read('desde', dateShape), to: read('hasta', dateShape) }
}

/** What the customer sees of the contract's hours, with its files. */
export function ContractStatement({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleLedger.statement')
  const title = useTranslations('consoleContracts.page')('statement')
  const id = useId()
  const [search, setSearch] = useSearchParams()
  const asked = askedOf(search)
  const query = useInfiniteQuery(hoursQueries.statementPages(contract.id, asked))
  const statement = joinedStatement(query.data?.pages ?? [])
  const show = (period: Record<string, string>) =>
    setSearch(
      new URLSearchParams([
        ['ver', 'estado'],
        ...Object.entries(period).filter(([, value]) => value !== ''),
      ]),
    )
  return (
    <section className="a-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="soft">{t('lead')}</p>
      <StatementPeriod asked={asked} shown={statement} contract={contract} onPeriod={show} />
      <StatementFiles contract={contract} asked={asked} />
      {query.isPending && (
        <LoadingShape>
          <Skeleton height={240} />
        </LoadingShape>
      )}
      {query.isError && !statement && (
        <BrokenState
          level="h2"
          error={query.error}
          title={t('broken')}
          onRetry={() => void query.refetch()}
        >
          {t('brokenBody')}
        </BrokenState>
      )}
      {statement && (
        <>
          <Totals statement={statement} />
          <Lines statement={statement} />
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

const shorten = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`

function Lines({ statement }: { statement: StatementView }) {
  const t = useTranslations('consoleLedger.statement')
  const format = useFormat()
  const { closed, headSeq, headHash } = statement
  return (
    <>
      {statement.lines.length === 0 ? (
        <EmptyState title={t('empty')} level="h3">
          <p>{t('emptyBody')}</p>
        </EmptyState>
      ) : (
        <StatementTable statement={statement} links={deskLinks} />
      )}
      <p className="muted xs" role="status">
        {closed
          ? t('closed', {
              name: closed.closedBy,
              instant: format.instant(closed.closedAt),
              hash: shorten(closed.statementHash),
            })
          : statement.month !== null && t('open')}{' '}
        {t('head', { seq: headSeq, hash: shorten(headHash) })}
      </p>
    </>
  )
}

/** opening + granted − charged − expired − held = closing. */
function Totals({ statement }: { statement: StatementView }) {
  const t = useTranslations('consoleLedger.statement.sum')
  const { duration } = useFormat()
  const { totals, openingMinutes, closingMinutes } = statement
  const parts = [
    { id: 'opening', minutes: openingMinutes },
    { id: 'granted', minutes: totals.grantedMinutes },
    { id: 'charged', minutes: -totals.chargedMinutes },
    { id: 'expired', minutes: -totals.expiredMinutes },
    { id: 'held', minutes: -totals.heldMinutes },
    { id: 'closing', minutes: closingMinutes },
  ] as const
  return (
    <dl className="sum ct-totals">
      {parts.map(({ id, minutes }) => (
        <div key={id} className="contents">
          <dt className={id === 'closing' ? 'total' : undefined}>{t(id)}</dt>
          <dd className={id === 'closing' ? 'total' : undefined}>{duration(minutes, 'full')}</dd>
        </div>
      ))}
    </dl>
  )
}
