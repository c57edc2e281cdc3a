import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DecisionEffects, DecisionView, SourceOffer } from '@mesa/shared/wire/decisions.schema'
import { DecisionCard, type Figure } from '../../components/cards.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { useLotName } from '../../lib/lot-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { DecisionAnswer } from './decision-answer.tsx'
import { decisionQueries } from './decisions.queries.ts'
import { SourceChoice } from './source-choice.tsx'

type PendingDecisionProps = {
  decision: DecisionView
  /** Names of who may decide, for who may not. */
  deciders: readonly string[]
  /** The contract that pays for the case. */
  contractId: string | null
}

/** A pending decision: what it costs, what it buys, what it leaves, and the two buttons. */
export function PendingDecision({ decision, deciders, contractId }: PendingDecisionProps) {
  const t = useTranslations('portalCase.decision')
  const format = useFormat()
  const { minutes, purpose, expiresAt, canAnswer } = decision
  const [chosen, onChoose] = useState<SourceOffer['source'] | null>(null)
  const duration = minutes === null ? null : format.duration(minutes)
  const question =
    purpose && duration ? t(`purpose.${purpose}`, { minutes: duration }) : decision.explanation
  return (
    <div className="in-d" id={`decision-${decision.id}`}>
      <DecisionCard
        kind={t(decision.kind === 'hours' ? 'hours' : 'other')}
        deadline={expiresAt ? t('until', { instant: format.instant(expiresAt) }) : t('onlyKeyUser')}
        question={question}
        figures={useFigures(decision, contractId)}
      >
        {decision.kind === 'hours' && (
          <div className="stack">
            <p className="md">
              <strong>{t('whatYouGet')}</strong> {decision.explanation}
            </p>
            <p className="soft sm">{t('onlyWorked')}</p>
          </div>
        )}
        {decision.effects && <Lacking effects={decision.effects} />}
        {canAnswer && <SourceChoice {...{ decision, chosen, onChoose }} />}
        {canAnswer ? (
          <DecisionAnswer
            decision={decision}
            accept={duration ? t('authorize', { minutes: duration }) : t('accept')}
            decline={duration ? t('refuse') : t('decline')}
            source={chosen}
          />
        ) : (
          <p className="muted md">
            {deciders.length > 0 ? t('whoMay', { who: deciders.join(' / ') }) : t('whoMayUnknown')}
          </p>
        )}
      </DecisionCard>
    </div>
  )
}

/** What is charged at once, what was agreed before, and what the contract does not carry. */
function Lacking({ effects }: { effects: DecisionEffects }) {
  const t = useTranslations('portalCase.decision')
  const format = useFormat()
  const { agreedBeforeMinutes, agreedAfterMinutes, shortfallMinutes, sources } = effects
  const { chargedNowMinutes } = effects
  return (
    <>
      {chargedNowMinutes > 0 && (
        <p className="md">{t('chargedNow', { minutes: format.duration(chargedNowMinutes) })}</p>
      )}
      {agreedBeforeMinutes > 0 && (
        <p className="md">
          {t('agreed', {
            before: format.duration(agreedBeforeMinutes),
            after: format.duration(agreedAfterMinutes),
          })}
        </p>
      )}
      {shortfallMinutes > 0 && (
        <p className="notice notice-soon md">
          {t(sources.length > 0 ? 'shortfallPart' : 'shortfall', {
            minutes: format.duration(shortfallMinutes),
          })}
        </p>
      )}
    </>
  )
}

/** What is asked, what is held at once, what the contract has before and after, and which one pays. */
function useFigures({ kind, minutes, effects }: DecisionView, contractId: string | null): Figure[] {
  const t = useTranslations('portalCase.decision')
  const format = useFormat()
  const lotName = useLotName()
  // Effects come only to who may see hours, so contracts do too.
  const { data: contract } = useQuery({
    ...decisionQueries.contract(contractId ?? ''),
    enabled: effects !== null && contractId !== null,
  })
  if (kind !== 'hours' || minutes === null) return []
  const figures: Figure[] = [{ label: t('maxTime'), value: format.duration(minutes) }]
  if (!effects) return figures
  const { holdMinutes, balanceAfterMinutes } = effects
  const before = { label: t('before'), value: format.duration(balanceAfterMinutes + holdMinutes) }
  if (effects.shortfallMinutes > 0) figures.push(before)
  else {
    figures.push({ label: t('holds'), value: format.duration(holdMinutes) }, before, {
      label: t('leaves'),
      value: format.duration(balanceAfterMinutes),
    })
  }
  if (contract) {
    const { number, name } = contract
    figures.push({ label: t('contract'), value: t('contractIs', { number, name }), look: 'text' })
  }
  if (effects.lots.length > 0) {
    const parts = effects.lots.map((lot) =>
      t('lotPart', {
        name: lotName(lot),
        until: format.date(lastDay(lot.validUntil)),
        minutes: format.duration(lot.minutes),
        available: format.duration(lot.availableMinutes),
      }),
    )
    figures.push({ label: t('takenFrom'), value: parts.join('; '), look: 'text' })
  }
  return figures
}
