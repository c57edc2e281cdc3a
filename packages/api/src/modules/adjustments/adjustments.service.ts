import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import { needsSecondPerson, secondPersonDays } from '@mesa/shared/ledger/second-person'
import type {
  AdjustmentStatus,
  AdjustmentView,
  DecideAdjustmentBody,
} from '@mesa/shared/wire/adjustments.schema'
import type { AdjustmentBody } from '@mesa/shared/wire/contracts.schema'
import type { Clock } from '../../clock.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { loadContract, type Contract } from '../contracts/contracts.service.ts'
import {
  lotPeriod,
  postAdjustment,
  refuseClosedLot,
  refuseShortfall,
} from '../hour-ledger/adjust.service.ts'
import { accountOf } from '../hour-ledger/hour-ledger.service.ts'
import { localDateOf } from '../../local-date.ts'
import { rescheduleAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './adjustments.repository.ts'

export type AdjustmentsService = ReturnType<typeof createAdjustmentsService>
type ListQuery = {
  status?: AdjustmentStatus | undefined
  contractId?: string | undefined
  after: { askedAt: Date; id: string } | undefined
  limit: number
}

export const createAdjustmentsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Puts minutes right by hand: posted at once, or waiting for a second person where it and what the
   * contract was adjusted alone in the last days pass the policy's limit. What does not fit waits for
   * nobody.
   * Errors: `period_invalid`, `balance_insufficient`, `entry_id_reused`.
   */
  create: (actor: Caller, contractId: string, body: AdjustmentBody): Promise<AdjustmentView> =>
    db.transaction(actor, (tx) => create(tx, actor, { contractId, body, at: clock.now() })),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, { after, limit, ...query }: ListQuery): Promise<AdjustmentView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        demand(actor, 'adjustment.read')
        const page = { ...query, before: after, limit: limit + 1 }
        return toViews(tx, await repository.listAdjustments(tx, page), actor)
      },
      { readOnly: true },
    ),

  /** A second person approves or declines. Errors: `second_person_required`, `already_decided`. */
  decide: (actor: Caller, id: string, body: DecideAdjustmentBody): Promise<AdjustmentView> =>
    db.transaction(actor, (tx) => decide(tx, actor, { id, body, at: clock.now() })),

  /** The asker takes it back while it waits. Error: `already_decided`. */
  withdraw: (actor: Caller, id: string): Promise<AdjustmentView> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'adjustment.create')
      const adjustment = await lockPending(tx, id)
      if (!isAsker(actor, adjustment)) throw new AppError('not_allowed')
      const { id: decidedById, name: decidedBy } = eventActor(actor)
      const decidedAt = clock.now()
      const by = { decidedBy, decidedById, decidedAt, decisionNote: null, postingId: null }
      const row = await repository.decideAdjustment(tx, id, { status: 'withdrawn', ...by })
      return onlyView(tx, row, actor)
    }),
})

type Asked = { contractId: string; body: AdjustmentBody; at: Date }

async function create(
  tx: Tx,
  actor: Caller,
  { contractId, body, at }: Asked,
): Promise<AdjustmentView> {
  const contract = await loadContract(tx, actor, {
    id: contractId,
    permission: 'adjustment.create',
  })
  const { id = newId(at), minutes, reason, validFrom = null, validUntil = null } = body
  refuseShape(body, contract, at)
  const earlier = body.id === undefined ? undefined : await repository.findAdjustment(tx, id)
  if (earlier) return repeated(tx, actor, { earlier, contractId, body })

  const needsSecond = await isAboveLimit(tx, { contractId, minutes, at })
  if (needsSecond && minutes > 0)
    await refuseClosedLot(tx, { contractId, validFrom, validUntil, at })
  if (needsSecond) await refuseShortfall(tx, { contractId, minutes, at })
  const asker = eventActor(actor)
  const { organizationId } = contract
  const asked = { id, contractId, organizationId, minutes, reason, validFrom, validUntil }
  const by = { askedBy: asker.name, askedById: asker.id, askedAt: at }
  if (!needsSecond) await postIt(tx, { ...asked, actor, at })
  const decided = needsSecond
    ? { status: 'pending' as const }
    : {
        status: 'posted' as const,
        decidedBy: asker.name,
        decidedById: asker.id,
        decidedAt: at,
        postingId: id,
      }
  const row = await insertOnce(tx, { ...asked, ...by, ...decided })
  return onlyView(tx, row, actor)
}

type Judged = { contractId: string; minutes: number; at: Date }

/** Behind the account's lock: of several at once each is judged with those before. */
async function isAboveLimit(tx: Tx, { contractId, minutes, at }: Judged): Promise<boolean> {
  const { policy } = await policyInForce(tx)
  await accountOf(tx, contractId, { forUpdate: true })
  const since = new Date(at.getTime() - secondPersonDays * 86_400_000)
  return needsSecondPerson({
    minutes,
    aloneMinutes: await repository.sumAlone(tx, { contractId, since }),
    limitMinutes: policy.hours.adjustmentSecondPersonAboveMinutes,
  })
}

async function insertOnce(tx: Tx, row: Parameters<typeof repository.insertAdjustment>[1]) {
  try {
    return await repository.insertAdjustment(tx, row)
  } catch (error) {
    if (violatedConstraint(error) === 'ledger_adjustments_pkey')
      throw new AppError('entry_id_reused')
    throw error
  }
}

function refuseShape(body: AdjustmentBody, { timeZone, endsOn }: Contract, at: Date): void {
  if (body.minutes === 0)
    throw new AppError('malformed', { errors: [{ path: 'minutes', code: 'too_small' }] })
  const { validFrom = null, validUntil = null } = body
  if (body.minutes > 0) {
    lotPeriod({ validFrom, validUntil }, { today: localDateOf(at, timeZone), endsOn })
    return
  }
  for (const path of ['validFrom', 'validUntil'] as const)
    if (body[path] !== undefined)
      throw new AppError('malformed', { errors: [{ path, code: 'not_allowed_here' }] })
}

type Repeat = { earlier: repository.Adjustment; contractId: string; body: AdjustmentBody }

async function repeated(tx: Tx, actor: Caller, { earlier, contractId, body }: Repeat) {
  const isSame =
    earlier.contractId === contractId &&
    earlier.minutes === body.minutes &&
    earlier.reason === body.reason &&
    earlier.validFrom === (body.validFrom ?? null) &&
    earlier.validUntil === (body.validUntil ?? null)
  if (!isSame) throw new AppError('entry_id_reused')
  return onlyView(tx, earlier, actor)
}

type Posted = Pick<
  repository.Adjustment,
  'id' | 'contractId' | 'minutes' | 'reason' | 'validFrom' | 'validUntil'
> & { actor: Caller; at: Date }

async function postIt(tx: Tx, { actor, ...adjustment }: Posted): Promise<void> {
  const { accountId } = await postAdjustment(tx, { ...adjustment, actor: eventActor(actor) })
  await rescheduleAccount(tx, accountId, adjustment.at)
}

type Deciding = { id: string; body: DecideAdjustmentBody; at: Date }

async function decide(tx: Tx, actor: Caller, { id, body, at }: Deciding): Promise<AdjustmentView> {
  demand(actor, 'adjustment.approve')
  const adjustment = await lockPending(tx, id)
  const isApproved = body.decision === 'approve'
  if (isAsker(actor, adjustment)) throw new AppError('second_person_required')
  const decider = eventActor(actor)
  if (isApproved) await postIt(tx, { ...adjustment, actor, at })
  const row = await repository.decideAdjustment(tx, id, {
    status: isApproved ? 'posted' : 'declined',
    decidedBy: decider.name,
    decidedById: decider.id,
    decidedAt: at,
    decisionNote: body.note ?? null,
    postingId: isApproved ? id : null,
  })
  return onlyView(tx, row, actor)
}

async function lockPending(tx: Tx, id: string): Promise<repository.Adjustment> {
  const adjustment = await repository.lockAdjustment(tx, id)
  if (!adjustment) throw new AppError('not_found')
  if (adjustment.status !== 'pending') throw new AppError('already_decided')
  return adjustment
}

/** Whoever asked for it; of an API key, a key of its name. */
const isAsker = (actor: Actor, { askedById, askedBy }: repository.Adjustment): boolean =>
  askedById === null
    ? actor.kind === 'api_key' && actor.name === askedBy
    : actor.kind === 'staff' && actor.userId === askedById

function demand(actor: Actor, permission: Permission): void {
  const decision = can(actor, permission)
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

async function onlyView(tx: Tx, row: repository.Adjustment, actor: Actor) {
  const [view] = await toViews(tx, [row], actor)
  if (!view) throw new Error('an adjustment has no view')
  return view
}

async function toViews(
  tx: Tx,
  rows: repository.Adjustment[],
  actor: Actor,
): Promise<AdjustmentView[]> {
  const ids = [...new Set(rows.map(({ contractId }) => contractId))]
  const names = ids.length === 0 ? [] : await repository.listNames(tx, ids)
  const mayApprove = can(actor, 'adjustment.approve').allowed
  return rows.map((row) => {
    const contract = names.find(({ id }) => id === row.contractId)
    const isPending = row.status === 'pending'
    return {
      id: row.id,
      contractId: row.contractId,
      contractNumber: contract?.number ?? '',
      contractName: contract?.name ?? '',
      organizationId: row.organizationId,
      organizationName: contract?.organizationName ?? '',
      minutes: row.minutes,
      reason: row.reason,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      status: row.status,
      askedBy: { id: row.askedById, name: row.askedBy },
      askedAt: row.askedAt.toISOString(),
      decidedBy: row.decidedBy === null ? null : { id: row.decidedById, name: row.decidedBy },
      decidedAt: row.decidedAt?.toISOString() ?? null,
      decisionNote: row.decisionNote,
      postingId: row.postingId,
      canDecide: isPending && mayApprove && !isAsker(actor, row),
      canWithdraw: isPending && isAsker(actor, row),
    }
  })
}
