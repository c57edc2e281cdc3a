import type { CheckView } from '@mesa/shared/wire/checks.schema'
import type { VerificationView } from '@mesa/shared/wire/record.schema'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { auditQueries, verifyNow } from './audit.queries.ts'

/** Whether hours, records and clocks still add up: asked now, and what each night found. */
export function IntegrityChecks() {
  const t = useTranslations('admin.audit.checks')
  const format = useFormat()
  const query = useInfiniteQuery(auditQueries.checks())
  const [last, setLast] = useState<Found | null>(null)
  const verify = useMutation({
    mutationFn: verifyNow,
    onSuccess: (verification) => setLast({ verification, at: new Date(nowMs()).toISOString() }),
  })
  const columns = [
    { id: 'when', label: t('when'), cell: ({ checkedAt }: CheckView) => format.instant(checkedAt) },
    {
      id: 'found',
      label: t('found'),
      cell: ({ isSound, violations, brokenChains, clockDifferences }: CheckView) => (
        <Badge tone={isSound ? 'ok' : 'late'}>
          {isSound
            ? t('sound')
            : t('unsound', { violations, chains: brokenChains, clocks: clockDifferences })}
        </Badge>
      ),
    },
    {
      id: 'events',
      label: t('events'),
      cell: ({ events }: CheckView) => events,
      isNumber: true,
    },
  ]
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <div>
        <Button onClick={() => verify.mutate()} busy={verify.isPending}>
          {t('now')}
        </Button>
      </div>
      {verify.error && <ProblemNotice error={verify.error} onRetry={() => verify.mutate()} />}
      <div role="status">{last && <LastFound found={last} />}</div>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        empty={t('empty')}
        more={t('more')}
      />
    </SectionCard>
  )
}

/** What was found when it was asked, kept while the page is open: the list holds only the nights. */
type Found = { verification: VerificationView; at: string }

function LastFound({ found: { verification, at } }: { found: Found }) {
  const t = useTranslations('admin.audit.checks')
  const format = useFormat()
  const { valid, ledger, records, clocks } = verification
  const { chains, events, broken } = records
  return (
    <div className={`notice ${valid ? 'notice-ok' : 'notice-late'}`}>
      {valid ? (
        <CircleCheck className="ico" aria-hidden />
      ) : (
        <CircleAlert className="ico" aria-hidden />
      )}
      <div className="stack">
        <p className="sm soft">{t('askedAt', { instant: format.instant(at) })}</p>
        <p className="md">
          {valid
            ? t('soundNow', { chains, events, clocks: clocks.clocks })
            : t('unsound', {
                violations: ledger.violations.length,
                chains: broken.length,
                clocks: clocks.differences.length,
              })}
        </p>
        {!valid && (
          <ul className="sm">
            {ledger.violations.map(({ invariant, id, detail }) => (
              <li key={`${invariant} ${id}`}>
                {invariant}, {id}: {detail}
              </li>
            ))}
            {broken.map(({ ticketId, chain, seq, reason }) => (
              <li key={`${ticketId} ${chain}`}>
                {ticketId}, {chain}, {seq}: {reason}
              </li>
            ))}
            {clocks.differences.map(({ ticketId, where, detail }) => (
              <li key={`${ticketId} ${where} ${detail}`}>
                {ticketId}, {where}: {detail}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
