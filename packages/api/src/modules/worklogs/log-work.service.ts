import { addWork, roundWorklogMinutes, type EarlierWork } from '@mesa/shared/ledger/rounding'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { WorklogBody, WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { violatedConstraint, type Caller, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { chargeWorklog, type CaseState, type Charged } from '../hour-ledger/case-hours.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import { appendEvents, eventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand, lockTicket, type Ticket } from '../tickets/tickets.service.ts'
import { priceAgreedWork } from './agreed-rate.service.ts'
import * as rules from './work-rules.service.ts'
import { onlyView, plainView, whyUncharged } from './worklog-views.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Request = { ref: string; body: WorklogBody; at: Date }

/** What is the same of the entries of everybody who worked together. */
export type Work = rules.WorkRules &
  Pick<WorklogBody, 'component' | 'minutes' | 'description'> & {
    startedAt: Date
    billable: boolean
  }

/** Stores work of the actor, or of several people at once, and charges what fits (HR-5). */
export async function logWork(tx: Tx, actor: Caller, request: Request): Promise<WorklogView> {
  const { ref, body, at } = request
  const [ticket, { policy }] = await Promise.all([lockTicket(tx, actor, ref), policyInForce(tx)])
  await demand(tx, actor, { permission: 'worklog.create', ticket })
  // A key has no person whose time it could be.
  if (actor.kind !== 'staff') throw new AppError('not_allowed')
  const startedAt = new Date(body.startedAt)
  const { component, minutes, description, billable = true } = body
  // Sent together; the state is read under the account's lock.
  const [state, found, earlier] = await Promise.all([
    rules.caseStateOf(tx, ticket, { policy, forUpdate: true }),
    rules.findComponent(tx, component),
    body.id === undefined ? undefined : worklogs.findWorklog(tx, body.id),
  ])
  rules.refuseFutureWork({ startedAt, minutes, at })
  const place = { ticket, state, policy }
  if (earlier) return repeated(tx, { earlier, place, body, actor })

  rules.refuseComponent(component, { found, policy })
  const workedOn = rules.dayOfWork(startedAt, state, policy)
  const [people, ruling, day] = await Promise.all([
    rules.workersOf(tx, actor, { people: body.people, ticket }),
    rules.rulesOfWork(tx, { startedAt, component, billable }, place),
    worklogs.sumDay(tx, { ticketId: ticket.id, workedOn }),
    rules.refuseClosedDay(tx, state, workedOn),
  ])
  const work = { ...ruling, component, minutes, description, billable, startedAt }
  const ids = [body.id ?? newId(at), ...people.slice(1).map(() => newId(at))]
  const entries = people.map((person, index) => ({ person, id: ids[index] as string }))
  const stored = await storeAll(tx, { entries, work, place, day, actor, at })
  return answer(tx, { stored, place, actor })
}

type Place = { ticket: Ticket; state: CaseState | undefined; policy: Policy }
type Entry = { id: string; person: { id: string; name: string } }
type Storing = { work: Work; place: Place; actor: Caller; at: Date }
type Stored = {
  worklog: worklogs.Worklog
  why: Charged['why']
  consentIds: string[]
  balanceAfter: number | null
}

async function storeAll(
  tx: Tx,
  { entries, day, ...common }: Storing & { entries: Entry[]; day: EarlierWork },
): Promise<Stored[]> {
  const { work, at } = common
  let [{ place }, earlier] = [common, day]
  const sharedEntryId = entries.length > 1 ? (entries[0]?.id ?? null) : null
  const stored: Stored[] = []
  for (const entry of entries) {
    const roundedMinutes = roundOne(work, earlier)
    earlier = addWork(earlier, { ...work, roundedMinutes })
    // What the one before took is not there any more.
    if (stored.length > 0) place = { ...place, state: await stateAnew(tx, place) }
    const row = { ...rowOf({ entry, work, place, at }), roundedMinutes, sharedEntryId }
    stored.push(await storeOne(tx, row, { ...common, place }))
  }
  return priced(tx, stored, place)
}

/** With the price of what was agreed to at the rate (HR-6). */
async function priced(tx: Tx, stored: Stored[], { ticket, state }: Place): Promise<Stored[]> {
  if (state && !state.consents.some(({ source }) => source === 'independent')) return stored
  const prices = await priceAgreedWork(tx, ticket.id)
  return stored.map((one) => {
    const price = prices.get(one.worklog.id)
    if (!price) return one
    const { amount: hourPriceAmount, currency: hourPriceCurrency } = price
    return { ...one, worklog: { ...one.worklog, hourPriceAmount, hourPriceCurrency } }
  })
}

export const stateAnew = (tx: Tx, { ticket, policy }: Omit<Place, 'state'>) =>
  rules.caseStateOf(tx, ticket, { policy, forUpdate: true })

/** Rounding happens once, here; unbillable work keeps its minutes. */
export const roundOne = (work: Work, earlier: EarlierWork): number =>
  work.billable ? roundWorklogMinutes({ rule: work.rule, work, earlier }) : work.minutes

export const rowOf = ({ entry, work, place, at }: Omit<Storing, 'actor'> & { entry: Entry }) => ({
  id: entry.id,
  ticketId: place.ticket.id,
  organizationId: place.ticket.organizationId,
  contractId: place.ticket.contractId,
  userId: entry.person.id,
  userName: entry.person.name,
  component: work.component,
  startedAt: work.startedAt,
  workedOn: work.workedOn,
  minutes: work.minutes,
  coverage: place.ticket.coverage,
  billable: work.billable,
  afterHoursRequestId: work.afterHoursRequestId,
  description: work.description,
  weightPercent: work.weightPercent,
  roundingMinutes: work.rule.minutes,
  roundingScope: work.rule.scope,
  hourPriceAmount: work.hourPrice?.amount ?? null,
  hourPriceCurrency: work.hourPrice?.currency ?? null,
  createdAt: at,
})

type Insert = Parameters<typeof worklogs.insertWorklog>[1]

async function storeOne(tx: Tx, row: Insert, { place, actor, at }: Storing): Promise<Stored> {
  const worklog = await insertOnce(tx, row)
  const poster = eventActor(actor)
  const charged = await chargeStored(tx, worklog, { place, poster, at })
  const stored = { ...worklog, chargedMinutes: charged.chargedMinutes }
  const { ticket } = place
  await appendEvents(
    tx,
    { ticket, actor: poster, at, channel: 'portal' },
    workEvents(stored, { consentIds: charged.consentIds, isActors: worklog.userId === poster.id }),
  )
  const { why, consentIds, balanceAfterMinutes: balanceAfter } = charged
  return { worklog: stored, why, consentIds, balanceAfter }
}

type Charging = { place: Place; poster: ReturnType<typeof eventActor>; at: Date }

/** Charges a stored entry what fits, and keeps its charged minutes (I11). */
export async function chargeStored(
  tx: Tx,
  worklog: worklogs.Worklog,
  { place: { ticket, state }, poster, at }: Charging,
): Promise<Omit<Charged, 'balanceAfterMinutes'> & { balanceAfterMinutes: number | null }> {
  if (!state || !worklog.billable) {
    return {
      chargedMinutes: 0,
      unchargedMinutes: worklog.roundedMinutes,
      consentIds: [],
      balanceAfterMinutes: state ? availableMinutes(state) : null,
    }
  }
  const charged = await chargeWorklog(tx, state, { ticket, worklog, actor: poster, at })
  if (charged.chargedMinutes > 0) {
    await worklogs.addCharged(tx, { id: worklog.id, minutes: charged.chargedMinutes })
  }
  return charged
}

export async function insertOnce(tx: Tx, row: Insert): Promise<worklogs.Worklog> {
  try {
    return await worklogs.insertWorklog(tx, row)
  } catch (error) {
    // The same id was taken on another case a moment ago.
    if (violatedConstraint(error) === 'worklogs_pkey') throw new AppError('entry_id_reused')
    throw error
  }
}

type Told = { consentIds: string[]; isActors: boolean }

function workEvents(worklog: worklogs.Worklog, { consentIds, isActors }: Told): NewEvent[] {
  const { id: worklogId, component, minutes, roundedMinutes, chargedMinutes } = worklog
  const { afterHoursRequestId, startedAt } = worklog
  const work = {
    worklogId,
    component,
    minutes,
    startedAt: startedAt.toISOString(),
    ...(afterHoursRequestId && { afterHoursRequestId }),
    // Whose work it is, where somebody else wrote it down.
    ...(!isActors && { name: worklog.userName, userId: worklog.userId }),
  }
  const unchargedMinutes = roundedMinutes - chargedMinutes
  const payload = { ...work, roundedMinutes, chargedMinutes, unchargedMinutes }
  const logged: NewEvent = { type: 'work.logged', payload }
  if (chargedMinutes === 0) return [logged]
  const charged = { worklogId, component, chargedMinutes, consentIds }
  return [logged, { type: 'work.charged', payload: charged }]
}

type Answering = { place: Place; actor: Caller }

/** The first entry, with those of the others beside it and what each overlaps. */
async function answer(
  tx: Tx,
  { stored, place, actor }: Answering & { stored: Stored[] },
): Promise<WorklogView> {
  const rows = stored.map(({ worklog }) => worklog)
  const [first, last] = [stored[0], stored.at(-1)]
  if (!first || !last) throw new Error('work of nobody was stored')
  const { worklog, why: planned, consentIds } = first
  const why = whyUncharged({ worklog, state: place.state, planned })
  const view = {
    ...plainView(worklog, { ticket: place.ticket, actor, together: rows, correction: undefined }),
    ...(why && { why }),
    balanceAfterMinutes: last.balanceAfter,
    consentIds,
    warnings: [],
  }
  return warned(tx, view, rows)
}

/** The same view with the overlaps of everybody it names. */
async function warned(
  tx: Tx,
  view: WorklogView,
  rows: readonly worklogs.Worklog[],
): Promise<WorklogView> {
  const overlaps = await Promise.all(rows.map((row) => worklogs.hasOverlap(tx, row)))
  const overlapping = rows.filter((_, index) => overlaps[index]).map(({ id }) => id)
  const warningsOf = (id: string) =>
    overlapping.includes(id) ? ['overlaps_own_work' as const] : []
  return {
    ...view,
    warnings: warningsOf(view.id),
    people: view.people.map((one) => ({ ...one, warnings: warningsOf(one.worklogId) })),
  }
}

type Repeat = Answering & { earlier: worklogs.Worklog; body: WorklogBody }

/** Error: `entry_id_reused`, where the id was of other work. */
async function repeated(tx: Tx, { earlier, place, body, actor }: Repeat): Promise<WorklogView> {
  const { sharedEntryId } = earlier
  const shared = sharedEntryId ? await worklogs.listShared(tx, [sharedEntryId]) : [earlier]
  const together = shared.filter(({ correctsId }) => correctsId === null)
  if (!isSameWork(earlier, { place, body, actor }) || !isSamePeople(together, { body, actor })) {
    throw new AppError('entry_id_reused')
  }
  const { ticket, state } = place
  const view = await onlyView(tx, { rows: [earlier], ticket, state, actor })
  return warned(tx, view, together)
}

type Compared = Answering & { body: WorklogBody }

const isSameWork = (earlier: worklogs.Worklog, { place, body }: Compared) =>
  earlier.ticketId === place.ticket.id &&
  earlier.component === body.component &&
  earlier.startedAt.getTime() === Date.parse(body.startedAt) &&
  earlier.minutes === body.minutes &&
  earlier.description === body.description &&
  earlier.billable === (body.billable ?? true)

function isSamePeople(
  together: readonly worklogs.Worklog[],
  { body, actor }: Pick<Compared, 'body' | 'actor'>,
): boolean {
  const own = actor.kind === 'staff' ? [actor.userId] : []
  const wanted = new Set(body.people ?? own)
  return together.length === wanted.size && together.every(({ userId }) => wanted.has(userId))
}
