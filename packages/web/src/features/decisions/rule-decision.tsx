import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { DecisionView } from '@mesa/shared/wire/decisions.schema'
import { DecisionCard } from '../../components/cards.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { DecisionAnswer } from './decision-answer.tsx'

export type RuleKind = 'terms' | 'access' | 'after_hours'

export const isRuleKind = (kind: DecisionView['kind']): kind is RuleKind =>
  kind === 'terms' || kind === 'access' || kind === 'after_hours'

type RuleDecisionProps = {
  decision: DecisionView
  /** Names of who may decide, for who may not. */
  deciders: readonly string[]
}

/** What a desk's rules ask of the customer in a case: its terms, access, attention outside of hours. */
export function RuleDecision(props: RuleDecisionProps) {
  const { decision } = props
  return (
    <div className="in-d" id={`decision-${decision.id}`} tabIndex={-1}>
      {decision.kind === 'terms' && <Terms {...props} />}
      {decision.kind === 'access' && <Access {...props} />}
      {decision.kind === 'after_hours' && <AfterHours {...props} />}
    </div>
  )
}

function useDeadline({ expiresAt }: DecisionView): ReactNode {
  const t = useTranslations('portalCase.decision')
  const format = useFormat()
  return expiresAt === null ? undefined : t('until', { instant: format.instant(expiresAt) })
}

/** EN-6: read and confirmed inside the case before work may start. */
function Terms({ decision }: RuleDecisionProps) {
  const t = useTranslations('portalRules.inCase.terms')
  const { terms, canAnswer, explanation } = decision
  return (
    <DecisionCard kind={t('kind')} deadline={useDeadline(decision)} question={t('question')}>
      {terms && (
        <>
          <h4>{terms.title}</h4>
          <ScrollArea className="reading" label={terms.title}>
            {/* The server sanitises it, as every text that people write. */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: terms.bodyHtml }} />
          </ScrollArea>
        </>
      )}
      {!terms && explanation && <p className="md">{explanation}</p>}
      <p className="soft sm">
        <strong>{t('after')}</strong> {t('not')}
      </p>
      {canAnswer ? (
        <DecisionAnswer decision={decision} accept={t('accept')} takesComment={false} />
      ) : (
        <p className="muted md">{t('whoMay')}</p>
      )}
    </DecisionCard>
  )
}

/** HR-14: to what, and until when. */
function Access({ decision, deciders }: RuleDecisionProps) {
  const t = useTranslations('portalRules.inCase.access')
  const format = useFormat()
  const who = useWho(deciders)
  const { explanation, accessUntil, canAnswer } = decision
  const until = accessUntil === null ? t('untilNone') : format.instant(accessUntil)
  return (
    <DecisionCard
      kind={t('kind')}
      deadline={useDeadline(decision)}
      question={t('question')}
      figures={[
        { label: t('until'), value: until },
        { label: t('scope'), value: explanation, look: 'text' },
      ]}
    >
      <p className="soft sm">{t('note')}</p>
      {canAnswer ? (
        <DecisionAnswer decision={decision} accept={t('accept')} decline={t('decline')} />
      ) : (
        <p className="muted md">{t('whoMay', { who })}</p>
      )}
    </DecisionCard>
  )
}

/** IN-1: the desk is available in those hours, at a price. */
function AfterHours({ decision, deciders }: RuleDecisionProps) {
  const t = useTranslations('portalRules.inCase.afterHours')
  const format = useFormat()
  const who = useWho(deciders)
  const { afterHours, explanation, canAnswer } = decision
  const price = afterHours === null ? '' : format.money(afterHours.hourPrice)
  return (
    <DecisionCard
      kind={t('kind')}
      deadline={useDeadline(decision)}
      question={t('question')}
      figures={
        afterHours === null
          ? []
          : [
              { label: t('price'), value: price },
              {
                label: t('window'),
                value: t('span', {
                  from: format.instant(afterHours.startsAt),
                  to: format.instant(afterHours.endsAt),
                }),
                look: 'text',
              },
            ]
      }
    >
      {explanation && <p className="md">{explanation}</p>}
      <p className="soft sm">{t('note')}</p>
      {canAnswer ? (
        <DecisionAnswer
          decision={decision}
          accept={t('accept', { price })}
          decline={t('decline')}
        />
      ) : (
        <p className="muted md">{t('whoMay', { who })}</p>
      )}
    </DecisionCard>
  )
}

function useWho(deciders: readonly string[]): string {
  const t = useTranslations('portalRules.inCase')
  return deciders.length > 0 ? deciders.join(' / ') : t('whoKeyUser')
}
