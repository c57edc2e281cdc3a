import type { Policy } from '@mesa/shared/rulebook/policy'
import type { RulebookEffect } from '@mesa/shared/wire/rulebook.schema'
import type { Tx } from '../../db/database.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { placeLimit } from '../contracts/contracts.service.ts'
import { clockEffects, closingEffects, silenceEffects } from './rulebook-time-effects.service.ts'
import * as repository from './rulebook-effects.repository.ts'
import type { Counted } from './rulebook-effects.repository.ts'

export type PolicyMove = { before: Policy; after: Policy; at: Date }
type Part = [code: RulebookEffect['code'], counted: Counted | Promise<Counted>]

const DAY_MS = 86_400_000
/** How far back the use of a channel is looked at. */
const channelDays = 90
const once: Counted = { count: 1, names: [] }

/** What a change means for people and cases of today, without what it does to nobody. */
export async function effectsOf(tx: Tx, move: PolicyMove): Promise<RulebookEffect[]> {
  const parts = [
    ...(await peopleEffects(tx, move)),
    ...(await organizationEffects(tx, move)),
    ...caseEffects(tx, move),
    ...(await silenceEffects(tx, move)),
    ...(await closingEffects(tx, move)),
    ...(await clockEffects(tx, move)),
  ]
  const effects: RulebookEffect[] = []
  for (const [code, counted] of parts) {
    const { count, names } = await counted
    if (count > 0) effects.push({ code, count, names })
  }
  return effects
}

async function peopleEffects(tx: Tx, { before: one, after: other }: PolicyMove) {
  const [before, after] = [one.entitlement, other.entitlement]
  const parts: Part[] = []
  if (after.keyUsersOnly && !before.keyUsersOnly)
    parts.push(['requesters_without_opening', repository.countRequesters(tx)])
  if (before.keyUsersOnly && !after.keyUsersOnly)
    parts.push(['drafts_left', repository.countDrafts(tx)])
  if (after.training === 'required' && before.training === 'off')
    parts.push(['untrained_people', repository.countUntrained(tx, after.keyUsersOnly)])
  if (after.conditions === 'once' && before.conditions === 'off')
    parts.push(
      (await repository.hasPublished(tx, 'conditions'))
        ? ['conditions_not_accepted', repository.countNotAccepted(tx, after.keyUsersOnly)]
        : ['conditions_unpublished', once],
    )
  if (after.keyUsersMax < before.keyUsersMax) {
    const over = repository.countOverMaximum(tx, { role: 'key_user', max: after.keyUsersMax })
    parts.push(['key_users_over_maximum', over])
  }
  if (after.backupKeyUsersMax < before.backupKeyUsersMax) {
    const most = { role: 'backup_key_user' as const, max: after.backupKeyUsersMax }
    parts.push(['backup_key_users_over_maximum', repository.countOverMaximum(tx, most)])
  }
  return parts
}

async function organizationEffects(tx: Tx, { before, after, at }: PolicyMove) {
  const parts: Part[] = []
  const [old, next] = [before.entitlement, after.entitlement]
  if (next.contract === 'refuse' && old.contract !== 'refuse')
    parts.push(['organizations_without_contract', repository.countWithoutContract(tx, at)])
  if (next.standing === 'refuse' && old.standing !== 'refuse')
    parts.push(['organizations_behind_on_payments', repository.countBehindOnPayments(tx)])
  if (next.openCaseLimit === 'byPlan' && old.openCaseLimit === 'off')
    parts.push(['organizations_over_open_limit', overOpenLimit(tx, at)])
  const [were, are] = [before.classification, after.classification]
  const isTighter =
    isLower(were.inProgressLimit.general, are.inProgressLimit.general) ||
    isLower(were.inProgressLimit.special, are.inProgressLimit.special) ||
    are.inProgressTypes.some((type) => !were.inProgressTypes.includes(type))
  if (isTighter) {
    const limit = { ...are.inProgressLimit, types: are.inProgressTypes }
    const over = repository.countOverInProgress(tx, limit)
    parts.push(['organizations_over_in_progress_limit', over])
  }
  return parts
}

const isLower = (before: number | null, after: number | null) =>
  after !== null && (before === null || after < before)

/** Each keeps what it has open; it opens no more until it is below. */
async function overOpenLimit(tx: Tx, at: Date): Promise<Counted> {
  const { calendar } = await deskCalendar(tx)
  const today = calendar.dateOf(at.getTime())
  const over: string[] = []
  for (const { id, name, open } of await repository.listPlaces(tx)) {
    const limit = await placeLimit(tx, id, today)
    if (limit !== null && open > limit) over.push(name)
  }
  return { count: over.length, names: over.slice(0, 10) }
}

function caseEffects(tx: Tx, { before, after, at }: PolicyMove) {
  const parts: Part[] = []
  const [were, are] = [before.classification, after.classification]
  if (are.impact && !were.impact)
    parts.push(['cases_without_impact', repository.countUnclassified(tx, 'impact')])
  if (are.criticality && !were.criticality)
    parts.push(['cases_without_criticality', repository.countUnclassified(tx, 'criticality')])
  const dropped = (one: readonly string[], other: readonly string[]) =>
    one.filter((word) => !other.includes(word))
  const types = dropped(were.types, are.types)
  if (types.length > 0)
    parts.push(['cases_of_dropped_type', repository.countWith(tx, 'type', types)])
  const levels = dropped(were.levels, are.levels)
  if (levels.length > 0)
    parts.push(['cases_of_dropped_level', repository.countWith(tx, 'level', levels)])
  const reasons = dropped(before.intake.priorityReasons, after.intake.priorityReasons)
  if (reasons.length > 0)
    parts.push(['cases_of_dropped_priority', repository.countWith(tx, 'priority_reason', reasons)])
  if (before.terms.perCase && !after.terms.perCase)
    parts.push(['cases_waiting_for_terms', repository.countWaitingForTerms(tx)])
  if (after.terms.perCase && !before.terms.perCase)
    parts.push(['terms_unpublished', isUnpublished(tx, 'terms')])
  if (before.intake.afterHours === 'request' && after.intake.afterHours === 'off')
    parts.push(['after_hours_requests_left', repository.countAfterHours(tx)])
  const channels = dropped(before.channels.open, after.channels.open)
  if (channels.length > 0) {
    const since = new Date(at.getTime() - channelDays * DAY_MS)
    const opened = repository.countOpenedBy(tx, channels, since)
    parts.push(['cases_opened_by_closed_channel', opened])
  }
  return parts
}

const isUnpublished = async (tx: Tx, kind: 'terms'): Promise<Counted> =>
  (await repository.hasPublished(tx, kind)) ? { count: 0, names: [] } : once
