import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { ReviewView } from '@mesa/shared/wire/reviews.schema'
import { Check, CircleHelp, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'

type Props = {
  review: ReviewView
  /** The candidate open beside, if any. */
  beside: number | null
  onBeside: (number: number) => void
  /** The claim with its acts, given by the page as features do not meet. */
  priority: ReactNode
}

/** CL-1: what to look at before a case goes on; what the rulebook does not look at is not there. */
export function Checklist({ review, beside, onBeside, priority }: Props) {
  const t = useTranslations('consoleReview.checklist')
  const { contract, standing, duplicates, replyTo, evidenceMissing } = review
  return (
    <ul className="rv-checks" aria-label={t('title')}>
      {contract && <Contract contract={contract} />}
      {standing && <Standing standing={standing} />}
      {evidenceMissing && <Evidence missing={evidenceMissing} />}
      {duplicates && (
        <Candidates kind="duplicate" found={duplicates} beside={beside} onBeside={onBeside} />
      )}
      <Candidates kind="replyTo" found={replyTo} beside={beside} onBeside={onBeside} />
      {review.priority && (
        <Line state={review.priority.state === 'claimed' ? 'ask' : 'ok'} label={t('priorityLabel')}>
          {priority}
        </Line>
      )}
    </ul>
  )
}

function Contract({ contract }: { contract: NonNullable<ReviewView['contract']> }) {
  const t = useTranslations('consoleReview.checklist')
  const format = useFormat()
  const { state, contract: found } = contract
  return (
    <Line state={state === 'valid' ? 'ok' : 'warn'} label={t('contractLabel')}>
      {t(`contract.${state}`)}
      {found && (
        <>
          {' '}
          <span className="soft">
            {t('contractIs', { name: found.name, date: format.date(lastDay(found.endsOn)) })}
          </span>
        </>
      )}
    </Line>
  )
}

function Standing({ standing: is }: { standing: NonNullable<ReviewView['standing']> }) {
  const t = useTranslations('consoleReview.checklist')
  const words = useTranslations('console.words.standing')
  const format = useFormat()
  return (
    <Line state={is.standing === 'current' ? 'ok' : 'warn'} label={t('standingLabel')}>
      {words(is.standing)}
      {is.standing !== 'current' && (
        <span className="soft">
          {is.since && t('standingSince', { time: format.instant(is.since) })}
          {is.reason && t('standingReason', { reason: is.reason })}
        </span>
      )}
    </Line>
  )
}

function Evidence({ missing }: { missing: NonNullable<ReviewView['evidenceMissing']> }) {
  const t = useTranslations('consoleReview.checklist')
  const kinds = missing.map((kind) => t(`evidence.${kind}`)).join(', ')
  return (
    <Line state={kinds === '' ? 'ok' : 'warn'} label={t('evidenceLabel')}>
      {kinds === '' ? t('evidenceOk') : t('evidenceMissing', { kinds })}
    </Line>
  )
}

type CandidatesProps = {
  kind: 'duplicate' | 'replyTo'
  found: readonly DuplicateCandidate[]
  beside: number | null
  onBeside: (number: number) => void
}

function Candidates({ kind, found, beside, onBeside }: CandidatesProps) {
  const t = useTranslations('consoleReview.checklist')
  return (
    <Line state={found.length === 0 ? 'ok' : 'ask'} label={t(`${kind}Label`)}>
      {found.length === 0 ? (
        t(`${kind}None`)
      ) : (
        <ul className="rv-candidates">
          {found.map(({ number, subject }) => (
            <li key={number}>
              <button
                type="button"
                className="rv-candidate"
                aria-pressed={beside === number}
                onClick={() => onBeside(number)}
              >
                <strong>{number}</strong> {subject}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Line>
  )
}

const marks = { ok: Check, warn: TriangleAlert, ask: CircleHelp }

type LineProps = { state: 'ok' | 'warn' | 'ask'; label: string; children: ReactNode }

function Line({ state, label, children }: LineProps) {
  const t = useTranslations('consoleReview.checklist.state')
  const Mark = marks[state]
  return (
    <li className={`rv-check rv-${state}`}>
      <Mark className="ico" role="img" aria-label={t(state)} />
      <strong>{label}</strong>
      <div>{children}</div>
    </li>
  )
}
