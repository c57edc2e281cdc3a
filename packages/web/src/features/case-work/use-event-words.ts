import type { EventView } from '@mesa/shared/wire/record.schema'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { type EventFacts, factsOf } from './event-facts.ts'

type Words = Partial<Record<EventView['type'], (facts: EventFacts) => string>>

/** What happened, with the number, name or value that the event kept; '' leaves it to the bare words. */
export function useEventWords() {
  const t = useTranslations('consoleCase.facts')
  const because = (reason: string) => (reason === '' ? '' : t('because', { reason }))
  const classified = useClassified()
  const between = useBetween()
  const words: Words = {
    'ticket.shared': ({ name, access }) => name && t('shared', { name, access }),
    'ticket.unshared': ({ name }) => name && t('unshared', { name }),
    'case.merged': ({ number, isInto }) =>
      number && t(isInto ? 'mergedInto' : 'mergedFrom', { number }),
    'case.unmerged': ({ number, isInto }) =>
      number && t(isInto ? 'unmergedInto' : 'unmergedFrom', { number }),
    'review.recorded': ({ outcome, number }) => outcome && t('reviewed', { outcome, number }),
    'priority.ruled': ({ isYes, reason }) =>
      t('priority', { yes: String(isYes) }) + because(reason),
    'afterhours.asked': (facts) => between('afterHoursAsked', facts),
    'afterhours.answered': (facts) => between('afterHoursAnswered', facts),
    'afterhours.withdrawn': (facts) => between('afterHoursWithdrawn', facts),
    'decision.asked': ({ kind, minutes }) => t('asked', { kind, minutes }),
    'decision.answered': ({ kind, isYes }) => t('answered', { kind, yes: String(isYes) }),
    'substate.changed': ({ name }) => (name ? t('subState', { name }) : t('subStateNone')),
    'lead.changed': ({ name }) => name && t('lead', { name }),
    'assignee.changed': ({ name, reason }) =>
      (name ? t('assignee', { name }) : t('assigneeNone')) + because(reason),
    'classification.changed': (facts) => {
      const what = classified(facts)
      return what && what + because(facts.reason)
    },
    'level.changed': ({ to, reason }) => to && t('level', { level: to }) + because(reason),
  }
  return ({ type, payload }: EventView): string => words[type]?.(factsOf(payload)) ?? ''
}

function useClassified() {
  const t = useTranslations('consoleCase.facts')
  const words = useTranslations('console.words')
  const of = ({ part, value }: EventFacts['changes'][number]) => {
    const key = `${part}.${value}` as 'type.support'
    return t(`part.${part}`, { value: words.has(key) ? words(key) : value })
  }
  return ({ changes }: EventFacts) =>
    changes.length === 0 ? '' : t('classified', { what: changes.map(of).join(', ') })
}

type AfterHours = 'afterHoursAsked' | 'afterHoursAnswered' | 'afterHoursWithdrawn'

function useBetween() {
  const t = useTranslations('consoleCase.facts')
  const format = useFormat()
  return (key: AfterHours, { from, to, isYes }: EventFacts) =>
    from && to && t(key, { from: format.instant(from), to: format.instant(to), yes: String(isYes) })
}
