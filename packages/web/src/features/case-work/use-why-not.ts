import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useTranslations } from 'use-intl'

const named = [
  'review',
  'start',
  'ask',
  'hand_to_vendor',
  'schedule',
  'park',
  'resume',
  'propose',
  'solve',
  'close',
  'cancel',
  'reopen',
  'escalate',
  'consent',
] as const
const known = [
  'not_classified',
  'terms_required',
  'support_never_parked',
  'validation_required',
  'reopen_window_closed',
  'open_case_limit',
  'escalation_too_early',
  'in_progress_limit',
  'entitlement_on_hold',
] as const
/** States before the work: what needs the work says so. */
const beforeStart = ['received', 'in_review']
const needsStart = ['propose', 'hand_to_vendor', 'schedule', 'solve']

/** Names of moves, and in words why one is not possible now. */
export function useWhyNot(status: TicketView['status']) {
  const t = useTranslations('consoleCase')
  const state = useTranslations('console.words.status')
  const nameOf = (id: string) => named.find((one) => one === id) ?? 'review'
  const wrongState = (action: string) =>
    beforeStart.includes(status) && needsStart.includes(action)
      ? t('why.start_first')
      : t('why.wrong_state', { status: state(status) })
  return {
    named: nameOf,
    quoted: (id: string) => `«${t(`actions.${nameOf(id)}`)}»`,
    consent: t('why.consent_state'),
    reason: (action: TransitionOption['action'], code: string | undefined): string => {
      if (code === undefined || code === 'wrong_state') return wrongState(action)
      const found = known.find((one) => one === code)
      return found ? t(`why.${found}`) : t('why.other')
    },
  }
}
