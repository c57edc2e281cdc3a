import {
  asks,
  isCustomersAct,
  isOver,
  type ClockCommand,
  type ClockQuestion,
  type Happening,
} from './case-facts.ts'
import { openDraft, pauseReason, type Draft } from './clock-draft.ts'
import { CLOCK_METRICS, isSameTarget, targetOf, type ClockMetric } from './targets.ts'

const DESK_METRICS = ['first_reply', 'next_reply', 'resolution'] as const

/**
 * What a happening does to the clocks of a case (clocks.md; CV-4, CV-5, CV-6), in the order in which
 * it is to be written. Total: whatever the clocks, it answers, and at most one clock of a metric is
 * unfinished afterwards. The service writes what it answers and the verifier replays it.
 */
export function clockCommands(question: ClockQuestion): ClockCommand[] {
  const draft = openDraft(question)
  const { happening, before, after } = question
  const humanCustomer = isCustomersAct(happening)
  if (humanCustomer) draft.finish('customer_reply', 'satisfy')
  if (happening.type === 'bounced') bounce(draft, happening.saidAt)
  else if (isOver(after.state)) {
    if (!isOver(before.state)) endAll(draft)
  } else {
    startDue(draft)
    if (before.state !== after.state || before.isAway !== after.isAway) followState(draft)
    if (happening.type === 'said') hear(draft, happening)
    if (happening.type === 'classified') reclassify(draft)
    if (happening.type === 'reapplied') reapply(draft)
    followQuestion(draft)
  }
  return draft.commands
}

/** Clocks that begin with a case, with its adoption, or anew with its reopening. */
function startDue(draft: Draft) {
  const { before, after, happening, policy } = draft
  const isReopened = isOver(before.state)
  const isAdopted = happening.type === 'adopted'
  const begin = (metric: ClockMetric) => draft.start(metric, pauseReason(metric, after, policy))
  if (happening.type === 'opened') begin('first_reply')
  if (happening.type === 'opened' || isReopened || isAdopted) {
    begin('resolution')
    begin('freshness')
  }
  if (happening.type === 'unmerged') begin('next_reply')
  if (isAdopted && before.unansweredSince !== null && !draft.running('first_reply')) {
    draft.start('next_reply', null)
  }
}

/** The desk's clocks stand still while somebody else owes the next move. */
function followState(draft: Draft) {
  const { before, after, policy } = draft
  for (const metric of [...DESK_METRICS, 'freshness'] as const) {
    const clock = draft.running(metric)
    if (!clock) continue
    const reason = pauseReason(metric, after, policy)
    // A customer's words in a waiting state run on there: only a move or a leaving pauses (CV-6).
    const isNew = before.state !== after.state || (after.isAway && !before.isAway)
    if (reason && !clock.isPaused && isNew) draft.write(clock, { type: 'pause', reason })
    if (!reason && clock.isPaused) draft.write(clock, { type: 'resume' })
  }
}

function hear(draft: Draft, words: Extract<Happening, { type: 'said' }>) {
  const { policy, after } = draft
  if (!words.isHuman) return
  if (words.side === 'customer') {
    if (words.isPublic && !draft.running('first_reply')) draft.start('next_reply', null)
    return
  }
  if (words.isPublic) {
    draft.finish('first_reply', 'satisfy')
    draft.finish('next_reply', 'satisfy')
  }
  if (words.isPublic || policy.silence.internalNoteWhitens) {
    draft.finish('freshness', 'satisfy')
    draft.start('freshness', pauseReason('freshness', after, policy))
  }
}

/** What elapsed is kept, the rest is measured by the new target; a new type may start or end CV-5. */
function reclassify(draft: Draft) {
  const { policy, after } = draft
  for (const metric of CLOCK_METRICS) {
    const clock = draft.running(metric)
    const target = targetOf(metric, policy, after)
    if (metric === 'freshness') {
      if (!target) draft.finish(metric, 'cancel')
      else draft.start(metric, pauseReason(metric, after, policy))
    } else if (clock && target && metric !== 'customer_reply') {
      if (!isSameTarget(clock.target, target)) draft.write(clock, { type: 'retarget', target })
    }
  }
}

/** What runs takes the target of the rules in force; what they no longer promise ends. */
function reapply(draft: Draft) {
  for (const metric of CLOCK_METRICS) {
    const clock = draft.running(metric)
    const target = targetOf(metric, draft.policy, draft.after)
    if (!target) draft.finish(metric, 'cancel')
    else if (clock && !isSameTarget(clock.target, target))
      draft.write(clock, { type: 'retarget', target })
  }
}

/** CV-4: from the desk's question until the customer acts; while they are away nothing is counted. */
function followQuestion(draft: Draft) {
  const { before, after, happening, at } = draft
  const running = draft.running('customer_reply')
  const mayAsk = asks(after.state) && !after.isAway && !after.isWatched
  if (!mayAsk) return draft.finish('customer_reply', 'cancel')
  if (happening.type === 'said') {
    const isDesks = happening.side === 'desk' && happening.isPublic && happening.isHuman
    if (!isDesks) return
    // A question that moved the case a moment ago is the same question.
    if (running && happening.asks && running.startedAt < at)
      draft.finish('customer_reply', 'cancel')
    return draft.start('customer_reply', null)
  }
  const isEntered = before.state !== after.state
  const isStillAsked =
    (happening.type === 'returned' || happening.type === 'adopted') &&
    before.unansweredSince === null
  if (isEntered && running && running.startedAt < at) draft.finish('customer_reply', 'cancel')
  if (isEntered || isStillAsked) draft.start('customer_reply', null)
}

/** Closing meets the resolution, unless the case was called off or withdrawn. */
function endAll(draft: Draft) {
  const { after, happening } = draft
  const isWithdrawn =
    happening.type === 'moved' && happening.action === 'close' && happening.by === 'customer'
  const isResolved = after.state === 'closed' && !isWithdrawn
  for (const metric of CLOCK_METRICS) {
    draft.finish(metric, metric === 'resolution' && isResolved ? 'satisfy' : 'cancel')
  }
}

/** Words that did not arrive answered nothing and asked nothing. */
function bounce(draft: Draft, saidAt: number) {
  const asked = draft.running('customer_reply')
  if (asked && asked.startedAt === saidAt) draft.write(asked, { type: 'cancel' })
  if (isOver(draft.after.state)) return
  const fresh = draft.running('freshness')
  if (fresh && fresh.startedAt === saidAt) draft.write(fresh, { type: 'cancel' })
  for (const metric of ['first_reply', 'next_reply', 'freshness'] as const) {
    const answered = draft
      .all()
      .find((clock) => clock.metric === metric && clock.finishedAt === saidAt && !clock.isCancelled)
    if (!answered || draft.running(metric)) continue
    draft.write(answered, { type: 'reinstate' })
    const reason = pauseReason(metric, draft.after, draft.policy)
    if (reason && !answered.isPaused) draft.write(answered, { type: 'pause', reason })
    if (!reason && answered.isPaused) draft.write(answered, { type: 'resume' })
  }
}
