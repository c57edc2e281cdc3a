import { can } from '@mesa/shared/access/can'
import type { EarlierWork } from '@mesa/shared/ledger/rounding'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { WorklogCorrectionBody, WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { violatedConstraint, type Caller, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { refuseClosedMonth, releaseHoldsOfTicket } from '../hour-ledger/hour-ledger.service.ts'
import { lockAccountsOfWork } from '../hour-ledger/work-reversals.service.ts'
import { appendEvents, eventActor, type EventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { lockTicket, type Ticket } from '../tickets/tickets.service.ts'
import { insertOnce, roundOne, rowOf, type Work } from './log-work.service.ts'
import { priceAgreedWork } from './agreed-rate.service.ts'
import { chargeAnew, roundDaysAnew, takeBackOf } from './recharge.service.ts'
import * as rules from './work-rules.service.ts'
import { onlyView } from './worklog-views.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Request = { id: string; body: WorklogCorrectionBody; at: Date }

/**
 * Puts an entry right (HR-5): all its postings are reversed, and what it should have been is charged
 * as another entry under the same locks, so that no minute is charged twice or lost. The old entry
 * stays to be read.
 */
export async function correctWork(tx: Tx, actor: Caller, request: Request): Promise<WorklogView> {
  const { id, body, at } = request
  const seen = await worklogs.findWorklog(tx, id)
  if (!seen) throw new AppError('not_found')
  const [ticket, { policy }] = await Promise.all([
    lockTicket(tx, actor, seen.ticketId),
    policyInForce(tx),
  ])
  const thing = { organizationId: ticket.organizationId, requesterId: seen.userId }
  if (!can(actor, 'worklog.correct', thing).allowed) throw new AppError('not_allowed')
  refuseEmpty(body)
  const old = (await worklogs.findWorklog(tx, id)) ?? seen
  if (old.correctedAt) return repeated(tx, { old, ticket, policy, actor, body })

  const correctionId = body.id ?? newId(at)
  const act = { actor: eventActor(actor), at, reason: body.reason }
  const next = body.void ? undefined : nextOf(old, body)
  if (next) await refuseWork(tx, { old, next, policy, at })
  const state = await rules.caseStateOf(tx, ticket, { policy, forUpdate: false })
  const days = [old.workedOn, ...(next ? [rules.dayOfWork(next.startedAt, state, policy)] : [])]
  const { rule } = await rules.rulesOfWork(tx, old, { ticket, state, policy })
  await lockAndRefuseClosed(tx, { old, ticket, days })

  const place = { ticket, policy }
  const taken = await takeBackOf(tx, { ids: [old.id], place, act })
  await retire(tx, old, { correctionId, act })
  const stored = next && (await storeNext(tx, { correctionId, old, next, place, actor, at }))
  const rerounded = await roundDaysAnew(tx, { days, last: stored, rule, place, act, taken })
  const charged = await chargeAnew(tx, { rerounded, stored, place, act, taken })
  await priceAgreedWork(tx, ticket.id)
  const fresh = stored && (await worklogs.findWorklog(tx, stored.id))
  await tell(tx, { ticket, act, old, fresh, consentIds: charged.consentIds, rerounded })
  // A capture given back to the hold of a case that is over would be held for ever.
  if (ticket.closedAt) await releaseHoldsOfTicket(tx, { ticket, actor: act.actor, at })
  return viewOf(tx, { shown: fresh ?? old, ticket, policy, actor })
}

/** A correction that changes nothing, or withdraws and changes at once, is a mistake of its sender. */
function refuseEmpty({ id: _, reason: __, void: isVoid, ...changes }: WorklogCorrectionBody): void {
  const [changed] = Object.keys(changes)
  if (isVoid && changed !== undefined) {
    throw new AppError('malformed', { errors: [{ path: changed, code: 'not_allowed_here' }] })
  }
  if (!isVoid && changed === undefined) {
    throw new AppError('fields_required', { errors: [{ path: 'minutes', code: 'unchanged' }] })
  }
}

type Next = Pick<Work, 'component' | 'minutes' | 'description' | 'billable' | 'startedAt'>

const nextOf = (old: worklogs.Worklog, body: WorklogCorrectionBody): Next => ({
  component: body.component ?? old.component,
  minutes: body.minutes ?? old.minutes,
  description: body.description ?? old.description,
  billable: body.billable ?? old.billable,
  startedAt: body.startedAt === undefined ? old.startedAt : new Date(body.startedAt),
})

type Judged = { old: worklogs.Worklog; next: Next; policy: Policy; at: Date }

/** A component that was retired meanwhile may stay. */
async function refuseWork(tx: Tx, { old, next, policy, at }: Judged): Promise<void> {
  rules.refuseFutureWork({ ...next, at })
  if (next.component === old.component) return
  const found = await rules.findComponent(tx, next.component)
  rules.refuseComponent(next.component, { found, policy })
}

type Locking = { old: worklogs.Worklog; ticket: Ticket; days: string[] }

/** Every account that the correction may touch, in the order of all writers. Error: `month_closed`. */
async function lockAndRefuseClosed(tx: Tx, { old, ticket, days }: Locking): Promise<void> {
  const ofDays = await Promise.all(
    days.map((workedOn) => worklogs.listDay(tx, { ticketId: ticket.id, workedOn })),
  )
  const worklogIds = [old.id, ...ofDays.flat().map(({ id }) => id)]
  const { contractId } = ticket
  for (const account of await lockAccountsOfWork(tx, { worklogIds, contractId })) {
    for (const on of days) await refuseClosedMonth(tx, { account, on })
  }
}

type Act = { actor: EventActor; at: Date; reason: string }

/** The old entry counts no longer: it is rounded to nothing, and its minutes stay to be read. */
async function retire(
  tx: Tx,
  old: worklogs.Worklog,
  { correctionId, act }: { correctionId: string; act: Act },
): Promise<void> {
  try {
    await worklogs.updateWorklog(tx, old.id, {
      roundedMinutes: 0,
      correctedAt: act.at,
      correctedBy: act.actor.name,
      correctionReason: act.reason,
      correctionId,
    })
  } catch (error) {
    if (violatedConstraint(error) === 'worklogs_correction_id') {
      throw new AppError('entry_id_reused')
    }
    throw error
  }
}

type Storing = {
  correctionId: string
  old: worklogs.Worklog
  next: Next
  place: { ticket: Ticket; policy: Policy }
  actor: Caller
  at: Date
}

async function storeNext(
  tx: Tx,
  { correctionId, old, next, place, at }: Storing,
): Promise<worklogs.Worklog> {
  const state = await rules.caseStateOf(tx, place.ticket, { ...place, forUpdate: true })
  const ruling = await rules.rulesOfWork(tx, next, { ...place, state })
  const work: Work = { ...next, ...ruling }
  const day: EarlierWork = await worklogs.sumDay(tx, {
    ticketId: place.ticket.id,
    workedOn: work.workedOn,
  })
  const person = { id: old.userId, name: old.userName }
  return insertOnce(tx, {
    ...rowOf({ entry: { id: correctionId, person }, work, place: { ...place, state }, at }),
    roundedMinutes: roundOne(work, day),
    correctsId: old.id,
    sharedEntryId: old.sharedEntryId,
  })
}

type Told = {
  ticket: Ticket
  act: Act
  old: worklogs.Worklog
  fresh: worklogs.Worklog | undefined
  consentIds: string[]
  rerounded: readonly worklogs.Worklog[]
}

/** What it was, what it is, and whose rounding moved with it. */
async function tell(tx: Tx, told: Told): Promise<void> {
  const { ticket, old, fresh, consentIds, rerounded } = told
  const { reason, ...act } = told.act
  const before = {
    component: old.component,
    minutes: old.minutes,
    startedAt: old.startedAt.toISOString(),
    roundedMinutes: old.roundedMinutes,
    chargedMinutes: old.chargedMinutes,
  }
  const after = fresh && {
    newWorklogId: fresh.id,
    component: fresh.component,
    minutes: fresh.minutes,
    startedAt: fresh.startedAt.toISOString(),
    roundedMinutes: fresh.roundedMinutes,
    chargedMinutes: fresh.chargedMinutes,
    unchargedMinutes: fresh.roundedMinutes - fresh.chargedMinutes,
    consentIds,
  }
  const others = rerounded.map(({ id }) => id)
  const payload = {
    worklogId: old.id,
    reason,
    before,
    ...after,
    ...(others.length > 0 && { roundedAnew: others }),
  }
  await appendEvents(tx, { ticket, ...act, channel: 'portal' }, [
    { type: 'work.corrected', payload },
  ])
}

type Viewing = { shown: worklogs.Worklog; ticket: Ticket; policy: Policy; actor: Caller }

async function viewOf(tx: Tx, { shown, ticket, policy, actor }: Viewing): Promise<WorklogView> {
  const [state, row] = await Promise.all([
    rules.caseStateOf(tx, ticket, { policy, forUpdate: false }),
    worklogs.findWorklog(tx, shown.id),
  ])
  return onlyView(tx, { rows: [row ?? shown], ticket, state, actor })
}

type Repeat = {
  old: worklogs.Worklog
  ticket: Ticket
  policy: Policy
  actor: Caller
  body: WorklogCorrectionBody
}

/** The same correction again answers its result. Errors: `already_corrected`, `entry_id_reused`. */
async function repeated(
  tx: Tx,
  { old, ticket, policy, actor, body }: Repeat,
): Promise<WorklogView> {
  if (body.id === undefined || old.correctionId !== body.id) {
    throw new AppError('already_corrected')
  }
  const [fresh] = await worklogs.listCorrectionsOf(tx, [old.id])
  if (old.correctionReason !== body.reason || !isSame(old, { fresh, body })) {
    throw new AppError('entry_id_reused')
  }
  return viewOf(tx, { shown: fresh ?? old, ticket, policy, actor })
}

function isSame(
  old: worklogs.Worklog,
  { fresh, body }: { fresh: worklogs.Worklog | undefined; body: WorklogCorrectionBody },
): boolean {
  if (!fresh || body.void) return !fresh && body.void === true
  const next = nextOf(old, body)
  return (
    fresh.component === next.component &&
    fresh.minutes === next.minutes &&
    fresh.description === next.description &&
    fresh.billable === next.billable &&
    fresh.startedAt.getTime() === next.startedAt.getTime()
  )
}
