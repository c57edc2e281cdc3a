import { useTranslations } from 'use-intl'
import type { DecisionView } from '@mesa/shared/wire/decisions.schema'
import { DecidedLine } from '../../components/cards.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { isRuleKind } from './rule-decision.tsx'

/** One line of what was decided: who, what, when, and the comment left. */
export function PastDecision({ decision }: { decision: DecisionView }) {
  const t = useTranslations('portalCase.decision')
  const words = useOutcome(decision)
  return (
    <div className="in-d" id={`decision-${decision.id}`} tabIndex={-1}>
      <DecidedLine isAccepted={decision.status === 'accepted'}>
        {words}
        {decision.comment && (
          <span className="block muted">{t('comments', { comment: decision.comment })}</span>
        )}
      </DecidedLine>
    </div>
  )
}

const parts = { terms: 'terms', access: 'access', after_hours: 'afterHours' } as const

/** What was decided about terms, access or attention outside of hours. */
function useRuleOutcome({ kind, status, answeredBy, answeredAt, askedAt }: DecisionView) {
  const t = useTranslations('portalRules.inCase')
  const format = useFormat()
  if (!isRuleKind(kind)) return null
  if (status === 'expired' || status === 'withdrawn') return t(`${parts[kind]}.${status}`)
  const values = {
    who: answeredBy?.name ?? '—',
    instant: format.instant(answeredAt ?? askedAt),
  }
  if (kind === 'terms') return t('terms.confirmed', values)
  return t(`${parts[kind]}.${status === 'accepted' ? 'accepted' : 'declined'}`, values)
}

function useOutcome(decision: DecisionView): string {
  const t = useTranslations('portalCase.decision')
  const ofRule = useRuleOutcome(decision)
  const format = useFormat()
  const { status, kind, minutes, answeredBy, answeredAt, askedAt } = decision
  if (ofRule !== null) return ofRule
  const what = minutes === null ? t('otherWhat') : format.duration(minutes)
  if (status === 'expired') return t('expired', { what })
  if (status === 'withdrawn') return t('withdrawn', { what })
  const who = answeredBy?.name ?? '—'
  const instant = format.instant(answeredAt ?? askedAt)
  const isAccepted = status === 'accepted'
  if (kind === 'solution') {
    return t(isAccepted ? 'solutionAccepted' : 'solutionDeclined', { who, instant })
  }
  return t(isAccepted ? 'accepted' : 'declined', { who, what, instant })
}
