import { countBusinessDays } from '@mesa/shared/sla/business-days'
import { isSameTarget, targetOf, type ClockTarget } from '@mesa/shared/sla/targets'
import type { RulebookEffect } from '@mesa/shared/wire/rulebook.schema'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import * as repository from './rulebook-effects.repository.ts'
import type { Counted, RunningTargets } from './rulebook-effects.repository.ts'

type PolicyMove = { before: Policy; after: Policy; at: Date }
type Part = [code: RulebookEffect['code'], counted: Counted]

const DAY_MS = 86_400_000
const toCounted = (names: string[]): Counted => ({
  count: names.length,
  names: names.slice(0, 10),
})

/**
 * CV-4: who waits keeps the days that were promised; once the rules are re-applied, those whose new days
 * are over close, and the others close sooner or no longer.
 */
export async function silenceEffects(tx: Tx, { before, after, at }: PolicyMove): Promise<Part[]> {
  const [old, days] = [before.silence.customerBusinessDays, after.silence.customerBusinessDays]
  if (old === days) return []
  const silent = await repository.listSilent(tx)
  if (days === null) {
    const counted = silent.filter(({ isCounted }) => isCounted)
    return [['cases_no_longer_closed_by_silence', toCounted(counted.map(({ name }) => name))]]
  }
  const { calendar } = await deskCalendar(tx)
  const isSpent = ({ since }: { since: Date }) =>
    countBusinessDays(calendar, since.getTime(), at.getTime()) >= days
  const [spent, others] = [silent.filter(isSpent), silent.filter((one) => !isSpent(one))]
  const parts: Part[] = [['cases_closed_by_silence', toCounted(spent.map(({ name }) => name))]]
  if (old === null || days < old)
    parts.push(['cases_closed_by_silence_sooner', toCounted(others.map(({ name }) => name))])
  return parts
}

/** EX-5: closed cases that could still be reopened, and no longer could. */
export async function closingEffects(tx: Tx, { before, after, at }: PolicyMove): Promise<Part[]> {
  const [old, days] = [before.closing.reopenBusinessDays, after.closing.reopenBusinessDays]
  if (days >= old) return []
  const { calendar } = await deskCalendar(tx)
  // Weeks have at least one business day in what desks write; longer closures are not looked through.
  const since = new Date(at.getTime() - (old + 1) * 7 * DAY_MS)
  const closed = await repository.listClosedSince(tx, since)
  const ended = ({ closedAt }: { closedAt: Date }) =>
    countBusinessDays(calendar, closedAt.getTime(), at.getTime())
  const lost = closed.filter((one) => ended(one) < old && ended(one) >= days)
  return [['cases_no_longer_reopened', toCounted(lost.map(({ name }) => name))]]
}

/** Targets in flight stay what they were promised as, until the rules are re-applied. */
export async function clockEffects(tx: Tx, { before, after }: PolicyMove): Promise<Part[]> {
  const isSame = JSON.stringify(clockPart(before)) === JSON.stringify(clockPart(after))
  if (isSame) return []
  const kept = (await repository.listRunningTargets(tx)).filter(
    (clock) => !isTargetOf(after, clock),
  )
  const count = kept.reduce((sum, one) => sum + one.count, 0)
  const names = [...new Set(kept.flatMap((one) => one.names))]
  return [['clocks_that_keep_their_target', { count, names: names.slice(0, 10) }]]
}

const clockPart = ({ classification, targets, silence }: Policy) => ({
  impact: classification.impact,
  targets,
  silence,
})

function isTargetOf(policy: Policy, { metric, minutes, days, unit, ...case_ }: RunningTargets) {
  const wanted = targetOf(metric, policy, case_)
  const has = (unit === 'business_day' ? { days, unit } : { minutes, unit }) as ClockTarget
  return wanted !== null && isSameTarget(has, wanted)
}
