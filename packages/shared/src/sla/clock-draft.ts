import {
  asks,
  clocksAfter,
  type CaseClock,
  type CaseFacts,
  type Change,
  type ClockCommand,
  type ClockQuestion,
  type Happening,
  type PauseReason,
} from './case-facts.ts'
import { targetOf, type ClockMetric, type ClockPolicy } from './targets.ts'

export type Draft = ReturnType<typeof openDraft>

/** Collects commands and knows at each point what the earlier ones made of the clocks. */
export function openDraft(question: ClockQuestion) {
  const { policy, after, at, happening } = question
  const commands: ClockCommand[] = []
  let clocks = [...question.clocks]
  const newest = (metric: ClockMetric) =>
    clocks
      .filter((clock) => clock.metric === metric)
      .reduce<CaseClock | undefined>((a, b) => (a && a.cycle > b.cycle ? a : b), undefined)
  const running = (metric: ClockMetric) =>
    clocks.find((clock) => clock.metric === metric && clock.finishedAt === null)
  const write = (clock: Pick<CaseClock, 'metric' | 'cycle'>, change: Change) => {
    const { metric, cycle } = clock
    const command = { metric, cycle, cause: causeOf(happening), ...change }
    commands.push(command)
    clocks = clocksAfter(clocks, [command], at)
  }
  return {
    ...question,
    commands,
    all: () => clocks,
    newest,
    running,
    write,
    /** Starts the next cycle where the policy sets a target and none runs; paused if the state says so. */
    start(metric: ClockMetric, pausedBy: PauseReason | null) {
      const target = targetOf(metric, policy, after)
      if (!target || running(metric)) return
      const clock = { metric, cycle: (newest(metric)?.cycle ?? 0) + 1 }
      write(clock, { type: 'start', target })
      if (pausedBy) write(clock, { type: 'pause', reason: pausedBy })
    },
    finish(metric: ClockMetric, type: 'satisfy' | 'cancel') {
      const clock = running(metric)
      if (clock) write(clock, { type })
    },
  }
}

function causeOf(happening: Happening): string {
  switch (happening.type) {
    case 'said':
      if (happening.asks) return 'ask'
      if (!happening.isPublic) return 'note'
      return happening.side === 'customer' ? 'message' : 'reply'
    case 'moved':
      return happening.action
    case 'classified':
      return 'classification'
    case 'reapplied':
      return 'rulebook'
    case 'opened':
    case 'unmerged':
    case 'away':
    case 'returned':
    case 'bounced':
    case 'adopted':
      return happening.type
  }
}

/** Why a clock of the desk stands still in this state; null: it runs (clocks.md, Clocks). */
export function pauseReason(
  metric: ClockMetric,
  { state, isAway }: CaseFacts,
  policy: ClockPolicy,
): PauseReason | null {
  if (asks(state) || state === 'waiting_decision') return 'customer'
  const isVendors = state === 'waiting_vendor' && metric !== 'freshness'
  if (isVendors && policy.hours.vendorPauses) return 'vendor'
  return isAway && policy.away.pausesDeskClocks ? 'away' : null
}
