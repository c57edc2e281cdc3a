import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { reviewsHours } from '../../app/desk-areas.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { askedOf, monthsOf } from '../../features/hours/asked-statement.ts'
import { hoursQueries, joinedStatement } from '../../features/hours/hours.queries.ts'
import { StatementFiles } from '../../features/hours/statement-files.tsx'
import { deskLinks } from '../../features/hours/statement-links.ts'
import { StatementPeriod } from '../../features/hours/statement-period.tsx'
import { StatementTable } from '../../features/hours/statement-table.tsx'
import { nowMs } from '../../lib/clock.ts'
import { dayIn } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What the customer sees of the contract's hours, with its files. */
export function ContractStatement({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleLedger.statement')
  const title = useTranslations('consoleContracts.page')('statement')
  const id = useId()
  const [search, setSearch] = useSearchParams()
  const months = monthsOf(contract, dayIn(nowMs(), contract.timeZone))
  const isNarrowed = ['mes', 'desde', 'hasta'].some((name) => search.has(name))
  const asked = isNarrowed ? askedOf(search, months) : {}
  const { user } = useSession()
  const closes = useQuery({ ...hoursQueries.closes(contract.id), enabled: reviewsHours(user) })
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
      <StatementPeriod
        asked={asked}
        months={months}
        closes={closes.data?.items ?? []}
        shown={statement}
        onPeriod={show}
      />
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
          <StatementFiles contract={contract} asked={asked} statement={statement} email={null} />
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
