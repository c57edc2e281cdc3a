import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { TurnShape } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { askedOf, monthsOf } from '../../features/hours/asked-statement.ts'
import { hoursQueries, joinedStatement } from '../../features/hours/hours.queries.ts'
import { StatementFiles } from '../../features/hours/statement-files.tsx'
import { StatementPeriod } from '../../features/hours/statement-period.tsx'
import { StatementTable } from '../../features/hours/statement-table.tsx'
import { nowMs } from '../../lib/clock.ts'
import { dayIn } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What the address asks for, and its pages so far. */
function useStatement(contract: ContractView) {
  const [search] = useSearchParams()
  const months = monthsOf(contract, dayIn(nowMs(), contract.timeZone))
  const asked = askedOf(search, months)
  const query = useInfiniteQuery(hoursQueries.statementPages(contract.id, asked))
  return { months, asked, query, statement: joinedStatement(query.data?.pages ?? []) }
}

/** The statement of a month, of dates or of all, with its files. */
export function HoursStatement({ contract }: { contract: ContractView }) {
  const t = useTranslations('hoursPage.statement')
  const words = useTranslations('hoursPage')
  const { user } = useSession()
  const [, setSearch] = useSearchParams()
  const { months, asked, query, statement } = useStatement(contract)
  const closes = useQuery(hoursQueries.closes(contract.id))
  return (
    <section aria-labelledby="st">
      <h2 className="p-h2" id="st" tabIndex={-1}>
        {t('title')}
      </h2>
      <StatementPeriod
        asked={asked}
        months={months}
        closes={closes.data?.items ?? []}
        shown={statement}
        onPeriod={(period) => setSearch({ contrato: contract.id, ...period })}
      />
      {query.isPending && <SkeletonLines lines={8} />}
      {query.isError && !statement && (
        <BrokenState
          level="h3"
          error={query.error}
          title={words('brokenStatement')}
          onRetry={() => void query.refetch()}
        >
          {words('brokenBody')}
        </BrokenState>
      )}
      {statement && (
        <>
          <Finality statement={statement} />
          <StatementFiles
            key={`${asked.month} ${statement.from} ${statement.to}`}
            contract={contract}
            asked={asked}
            statement={statement}
            email={user.email}
          />
          <Totals statement={statement} />
          {statement.lines.length === 0 ? (
            <EmptyState title={t('emptyTitle')} level="h3">
              <p>{t('emptyBody')}</p>
            </EmptyState>
          ) : (
            <StatementTable statement={statement} />
          )}
          {query.isFetchNextPageError && (
            <ProblemNotice error={query.error} onRetry={() => void query.fetchNextPage()} />
          )}
          <p className="muted sm mt-3" role="status">
            {t('shown', {
              count: statement.lines.length,
              more: String(statement.nextCursor !== null),
            })}{' '}
            {t('head', { seq: String(statement.headSeq), hash: shorten(statement.headHash) })}
          </p>
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

/** Whether the period can still change. */
function Finality({ statement: { closed, month } }: { statement: StatementView }) {
  const t = useTranslations('hoursPage.statement')
  const format = useFormat()
  if (!closed) return <p className="soft md">{t(month === null ? 'partial' : 'open')}</p>
  return (
    <p className="h-final md">
      <LockKeyhole className="ico" aria-hidden />
      <span title={closed.statementHash}>
        {t('closed', {
          name: closed.closedBy,
          instant: format.instant(closed.closedAt),
          hash: shorten(closed.statementHash),
        })}
      </span>
    </p>
  )
}

/** opening + granted − charged − expired − held = closing. */
function Totals({ statement }: { statement: StatementView }) {
  const t = useTranslations('hoursPage.statement.sum')
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
    <div className="card card-pad h-totals">
      <dl className="sum md">
        {parts.map(({ id, minutes }) => (
          <div key={id} className="contents">
            <dt className={id === 'closing' ? 'total' : undefined}>{t(id)}</dt>
            <dd className={id === 'closing' ? 'total' : undefined}>{duration(minutes, 'full')}</dd>
          </div>
        ))}
      </dl>
      {totals.memoMinutes > 0 && (
        <p className="soft md mt-3">{t('memo', { minutes: duration(totals.memoMinutes) })}</p>
      )}
    </div>
  )
}

/** Of paper: whose hours, when it was printed, and up to which movement. */
export function HoursPrintHead({ contract }: { contract: ContractView }) {
  const t = useTranslations('hoursPage.statement')
  const format = useFormat()
  const { desk } = useSession()
  const { statement } = useStatement(contract)
  if (!statement) return null
  return (
    <div className="print-head" aria-hidden="true">
      <span className="brand">
        <TurnShape />
        {desk.name}
      </span>
      <span className="text-right">
        {statement.contract.organizationName}
        <br />
        {t('issued', { instant: format.full(nowMs()) })}.{' '}
        {t('head', { seq: String(statement.headSeq), hash: shorten(statement.headHash) })}
      </span>
    </div>
  )
}
