import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Ellipsis, Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { LazyMenu } from '../../components/lazy-menu.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { moveCase } from './case-work.queries.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { InProgressCases } from './in-progress-cases.tsx'
import { type FormAction, isFormAction, TransitionDialog } from './transition-dialog.tsx'
import { usePolicy } from './use-policy.ts'
import { useWhyNot } from './use-why-not.ts'

type Action = TransitionOption['action']
type Opened = { kind: 'form'; action: FormAction } | { kind: 'consent' } | null

/** The way of every case, always in view; the rest of the moves stand in the menu. */
const main: readonly Action[] = [
  'review',
  'start',
  'ask',
  'propose',
  'hand_to_vendor',
  'resume',
  'reopen',
]
/** Steps that are over say nothing new: they leave the bar for the menu. */
const onlyWhenPossible: readonly Action[] = ['review', 'start', 'resume', 'reopen']
/** In the right state, stopped by a rule: that is said in the bar, but for what review comes before. */
const isRuled = ({ reason }: TransitionOption, status: TicketView['status']) =>
  reason !== undefined &&
  reason !== 'wrong_state' &&
  !(reason === 'not_classified' && status === 'received')

type BarProps = {
  ticket: TicketView
  options: readonly TransitionOption[]
  /** Acts that are no moves, at the end of the menu. */
  others?: readonly OtherAct[]
}

export function TransitionBar({ ticket, options, others = [] }: BarProps) {
  const t = useTranslations('consoleCase')
  const status = useTranslations('console.words.status')
  const whyNot = useWhyNot(ticket.status)
  const [opened, setOpened] = useState<Opened>(null)
  const move = useAct({
    act: (action: Action, key) => moveCase(ticket.number, { action }, key),
    families: ['tickets', 'hours'],
    onDone: (moved) =>
      showToast(t('actions.done', { number: moved.number, status: status(moved.status) })),
  })
  const act = (action: Action) =>
    isFormAction(action) ? setOpened({ kind: 'form', action }) : move.mutate(action)
  const { shown, inMenu } = useShown(options, ticket.status)
  const mayAsk = ticket.status === 'in_review' || ticket.status === 'in_progress'
  const reasons = reasonsOf(shown, mayAsk, whyNot)
  const reasonId = (id: string) =>
    `porque-${reasons.find(({ ids }) => ids.includes(id))?.key ?? ''}`
  return (
    <div className="cc-trans" role="toolbar" aria-label={t('actions.title')}>
      {shown.map(({ action, enabled, reason }) => (
        <Button
          key={action}
          busy={move.isPending && move.variables === action}
          unavailable={enabled ? undefined : whyNot.reason(action, reason)}
          reasonId={reasonId(action)}
          onClick={() => act(action)}
        >
          {t(`actions.${whyNot.named(action)}`)}
        </Button>
      ))}
      <Button
        unavailable={mayAsk ? undefined : whyNot.consent}
        reasonId={reasonId('consent')}
        onClick={() => setOpened({ kind: 'consent' })}
      >
        {t('actions.consent')}
      </Button>
      <MoreMoves options={inMenu} others={others} status={ticket.status} onAct={act} />
      {reasons.map(({ key, ids, reason }) => (
        <span className="why" id={`porque-${key}`} key={key}>
          <Lock className="ico ico-sm" aria-hidden />
          <span>{t('why.label', { actions: ids.map(whyNot.quoted).join(', '), reason })}</span>
        </span>
      ))}
      {shown.some(({ reason }) => reason === 'in_progress_limit') && (
        <InProgressCases ticket={ticket} />
      )}
      {move.error && <ProblemNotice error={move.error} />}
      {opened?.kind === 'form' && (
        <TransitionDialog ticket={ticket} action={opened.action} onClose={() => setOpened(null)} />
      )}
      {opened?.kind === 'consent' && (
        <ConsentDialog ticket={ticket} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}

/** What stands in the bar, in its order, and what in the menu. */
function useShown(options: readonly TransitionOption[], status: TicketView['status']) {
  const policy = usePolicy()
  const isInBar = (option: TransitionOption) =>
    main.includes(option.action) &&
    (option.enabled || isRuled(option, status) || !onlyWhenPossible.includes(option.action))
  const allowed = options.filter(
    ({ action, reason }) => reason !== 'rule_off' && (!policy || isInRulebook(action, policy)),
  )
  const shown = main.flatMap((action) =>
    allowed.filter((one) => one.action === action && isInBar(one)),
  )
  return { shown, inMenu: allowed.filter((one) => !shown.includes(one)) }
}

/** What the rulebook switched off leaves no trace. */
const isInRulebook = (action: Action, { closing, classification }: DeskPolicyView): boolean => {
  if (action === 'reopen') return closing.reopenBusinessDays > 0
  return action !== 'hand_to_vendor' || classification.levels.includes('l3')
}

/** What one does to a case beside moving it: merging, for one. */
export type OtherAct = { id: string; label: string; onAction: () => void }

type MoreProps = {
  others: readonly OtherAct[]
  options: readonly TransitionOption[]
  status: TicketView['status']
  onAct: (action: Action) => void
}

function MoreMoves({ options, others, status, onAct }: MoreProps) {
  const t = useTranslations('consoleCase.actions')
  const whyNot = useWhyNot(status)
  if (options.length === 0 && others.length === 0) return null
  return (
    <span className="ml-auto">
      <LazyMenu
        label={t('more')}
        triggerLabel={t('more')}
        trigger={<Ellipsis className="ico" aria-hidden />}
        triggerClass="btn btn-quiet btn-icon"
        groups={[
          {
            id: 'moves',
            actions: options.map(({ action, enabled, reason }) => ({
              id: action,
              label: t(whyNot.named(action)),
              textValue: t(whyNot.named(action)),
              onAction: () => onAct(action),
              ...(enabled ? {} : { unavailable: whyNot.reason(action, reason) }),
            })),
          },
          ...(others.length > 0 ? [{ id: 'others', actions: [...others] }] : []),
        ]}
      />
    </span>
  )
}

type Reason = { key: number; ids: string[]; reason: string }

/** One line per reason, naming all it stops. */
function reasonsOf(
  shown: readonly TransitionOption[],
  mayAskConsent: boolean,
  whyNot: ReturnType<typeof useWhyNot>,
): Reason[] {
  const stopped = shown
    .filter(({ enabled }) => !enabled)
    .map(({ action, reason }) => ({ id: action as string, reason: whyNot.reason(action, reason) }))
  if (!mayAskConsent) stopped.push({ id: 'consent', reason: whyNot.consent })
  const reasons: Reason[] = []
  for (const { id, reason } of stopped) {
    const same = reasons.find((one) => one.reason === reason)
    if (same) same.ids.push(id)
    else reasons.push({ key: reasons.length, ids: [id], reason })
  }
  return reasons
}
