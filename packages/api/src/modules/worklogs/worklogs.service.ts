import { roundWorklogMinutes } from '@mesa/shared/ledger/rounding'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type {
  WorklogBody,
  WorklogPreviewBody,
  WorklogPreviewView,
  WorklogView,
} from '@mesa/shared/wire/worklogs.schema'
import type { Clock } from '../../clock.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import {
  chargeWorklog,
  limitOf,
  loadCaseState,
  planWork,
  type CaseState,
} from '../hour-ledger/case-hours.service.ts'
import { requestOfWork } from '../after-hours/offers.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import { appendEvents, eventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand, loadTicket, lockTicket, type Ticket } from '../tickets/tickets.service.ts'
import { onlyView, plainView, toViews, whyUncharged } from './worklog-views.service.ts'
import * as worklogs from './worklogs.repository.ts'

const minuteMs = 60_000
const clockSkewMsMax = 2 * minuteMs

export type WorklogsService = ReturnType<typeof createWorklogsService>
type Deps = { db: Database; clock: Clock }
type WorklogPage = { after: { createdAt: Date; id: string } | undefined; limit: number }

export const createWorklogsService = ({ db, clock }: Deps) => ({
  /** Always recorded (HR-5): what does not fit is uncharged. Errors: `work_in_future`, `entry_id_reused`. */
  log: (actor: Caller, ref: string, body: WorklogBody): Promise<WorklogView> =>
    db.transaction(actor, (tx) => logWork(tx, actor, { ref, body, at: clock.now() })),

  /** What an entry would charge now; nothing is stored. */
  preview: (actor: Caller, ref: string, body: WorklogPreviewBody): Promise<WorklogPreviewView> =>
    db.transaction(actor, (tx) => previewWork(tx, actor, { ref, body, at: clock.now() }), {
      readOnly: true,
    }),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, ref: string, { after, limit }: WorklogPage): Promise<WorklogView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        await demand(tx, actor, { permission: 'worklog.read', ticket })
        const { policy } = await policyInForce(tx)
        const state = await caseStateOf(tx, ticket, { policy, forUpdate: false })
        const page = { ticketId: ticket.id, before: after, limit: limit + 1 }
        const rows = await worklogs.listWorklogs(tx, page)
        return toViews(tx, { rows, ticket, state })
      },
      { readOnly: true },
    ),
})

/** Work of a case that a consent may still charge, in the order it is captured. */
export async function unchargedWorklogs(
  tx: Tx,
  { ticketId, contractId }: { ticketId: string; contractId: string },
) {
  const rows = await worklogs.listUncharged(tx, { ticketId, contractId })
  return rows.map(({ id, workedOn, roundedMinutes, chargedMinutes }) => ({
    id,
    workedOn,
    unchargedMinutes: roundedMinutes - chargedMinutes,
  }))
}

/** Keeps the worklog's charged minutes equal to its net postings (I11); negative after a reversal. */
export const addChargedMinutes = (tx: Tx, change: { id: string; minutes: number }) =>
  worklogs.addCharged(tx, change)

type Request<Body> = { ref: string; body: Body; at: Date }

async function logWork(tx: Tx, actor: Caller, { ref, body, at }: Request<WorklogBody>) {
  const [ticket, { policy }] = await Promise.all([lockTicket(tx, actor, ref), policyInForce(tx)])
  await demand(tx, actor, { permission: 'worklog.create', ticket })
  // A key has no person whose time it could be.
  if (actor.kind !== 'staff') throw new AppError('not_allowed')
  const { component, minutes, description, billable = true } = body
  const startedAt = new Date(body.startedAt)
  const [state, afterHoursRequestId] = await Promise.all([
    caseStateOf(tx, ticket, { policy, forUpdate: true }),
    requestOfWork(tx, { ticket, startedAt }),
  ])
  refuseFutureWork({ startedAt, minutes, at })

  const earlier = body.id === undefined ? undefined : await worklogs.findWorklog(tx, body.id)
  if (earlier) {
    if (!isSameWork(earlier, { ticketId: ticket.id, userId: actor.userId, body })) {
      throw new AppError('entry_id_reused')
    }
    const view = await onlyView(tx, { rows: [earlier], ticket, state })
    return { ...view, warnings: await warningsOf(tx, earlier) }
  }

  const workedOn = localDateOf(startedAt, zoneOf(state, policy))
  const roundedMinutes = await roundFor(tx, { ticket, state, policy, workedOn, minutes, billable })
  const worklog = await insertOnce(tx, {
    id: body.id ?? newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    contractId: ticket.contractId,
    userId: actor.userId,
    userName: actor.name,
    component,
    startedAt,
    workedOn,
    minutes,
    roundedMinutes,
    coverage: ticket.coverage,
    billable,
    afterHoursRequestId,
    description,
    createdAt: at,
  })
  const poster = eventActor(actor)
  const charged =
    state && billable
      ? await chargeWorklog(tx, state, { ticket, worklog, actor: poster, at })
      : {
          chargedMinutes: 0,
          unchargedMinutes: roundedMinutes,
          consentIds: [],
          balanceAfterMinutes: state ? availableMinutes(state) : null,
        }
  const { chargedMinutes, unchargedMinutes, consentIds, balanceAfterMinutes } = charged
  if (chargedMinutes > 0) {
    await worklogs.addCharged(tx, { id: worklog.id, minutes: chargedMinutes })
  }
  await appendEvents(
    tx,
    { ticket, actor: poster, at, channel: 'portal' },
    workEvents(worklog, { chargedMinutes, unchargedMinutes, consentIds }),
  )
  const planned = 'why' in charged ? charged.why : undefined
  const why = whyUncharged({ worklog: { ...worklog, chargedMinutes }, state, planned })
  return {
    ...plainView({ ...worklog, chargedMinutes }, ticket),
    ...(why && { why }),
    balanceAfterMinutes,
    consentIds,
    warnings: await warningsOf(tx, worklog),
  }
}

const warningsOf = async (tx: Tx, worklog: worklogs.Worklog) =>
  (await worklogs.hasOverlap(tx, worklog)) ? ['overlaps_own_work' as const] : []

type Outcome = { chargedMinutes: number; unchargedMinutes: number; consentIds: string[] }

function workEvents(worklog: worklogs.Worklog, outcome: Outcome): NewEvent[] {
  const { id: worklogId, component, minutes, roundedMinutes, startedAt } = worklog
  const { chargedMinutes, unchargedMinutes, consentIds } = outcome
  const { afterHoursRequestId } = worklog
  const work = {
    worklogId,
    component,
    minutes,
    startedAt: startedAt.toISOString(),
    ...(afterHoursRequestId && { afterHoursRequestId }),
  }
  const payload = { ...work, roundedMinutes, chargedMinutes, unchargedMinutes }
  const logged: NewEvent = { type: 'work.logged', payload }
  if (chargedMinutes === 0) return [logged]
  const charged = { worklogId, component, chargedMinutes, consentIds }
  return [logged, { type: 'work.charged', payload: charged }]
}

async function previewWork(
  tx: Tx,
  actor: Caller,
  { ref, body, at }: Request<WorklogPreviewBody>,
): Promise<WorklogPreviewView> {
  const ticket = await loadTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'worklog.create', ticket })
  const { policy } = await policyInForce(tx)
  const state = await caseStateOf(tx, ticket, { policy, forUpdate: false })
  const { minutes, billable = true } = body
  // Without a start: work that ends now.
  const startedAt = new Date(body.startedAt ?? at.getTime() - minutes * minuteMs)
  refuseFutureWork({ startedAt, minutes, at })
  const workedOn = localDateOf(startedAt, zoneOf(state, policy))
  const roundedMinutes = await roundFor(tx, { ticket, state, policy, workedOn, minutes, billable })
  const plan =
    state && billable ? planWork(state, ticket.coverage, { roundedMinutes, workedOn }) : undefined
  const chargedMinutes = plan?.chargedMinutes ?? 0
  const lines = plan?.postings.flatMap((posting) => posting.lines) ?? []
  const changeOf = (...buckets: string[]) =>
    lines.reduce((sum, line) => (buckets.includes(line.bucket) ? sum + line.minutes : sum), 0)
  const worklog = { ...ticket, billable, roundedMinutes, chargedMinutes }
  const why = whyUncharged({ worklog, state, planned: plan?.why })
  const held = state?.openHolds.reduce((sum, hold) => sum + hold.minutes, 0) ?? 0
  return {
    loggedMinutes: minutes,
    roundedMinutes,
    chargedMinutes,
    unchargedMinutes: roundedMinutes - chargedMinutes,
    ...(why && { why }),
    chargedBeforeMinutes: state?.caseHours.chargedMinutes ?? 0,
    limitMinutes: state ? limitOf(state) : policy.hours.consentAboveMinutes,
    heldAfterMinutes: held + changeOf('held'),
    balanceAfterMinutes: state
      ? availableMinutes(state) + changeOf('available', 'overdraft')
      : null,
  }
}

type Span = { startedAt: Date; minutes: number; at: Date }

/** Nobody has worked tomorrow (A90); a browser's clock may run a little ahead of ours. */
function refuseFutureWork({ startedAt, minutes, at }: Span): void {
  const endsMs = startedAt.getTime() + minutes * minuteMs
  if (startedAt > at || endsMs > at.getTime() + clockSkewMsMax) {
    throw new AppError('work_in_future')
  }
}

const caseStateOf = (
  tx: Tx,
  ticket: Ticket,
  { policy, forUpdate }: { policy: Policy; forUpdate: boolean },
) => loadCaseState(tx, ticket, { thresholdMinutes: policy.hours.consentAboveMinutes, forUpdate })

const zoneOf = (state: CaseState | undefined, policy: Policy) =>
  state?.account.timeZone ?? policy.calendar.timeZone

type ToRound = {
  ticket: Ticket
  state: CaseState | undefined
  policy: Policy
  workedOn: string
  minutes: number
  billable: boolean
}

/** Rounding happens once, here, by the contract's rule or else the desk's; unbillable work keeps its minutes. */
async function roundFor(tx: Tx, { ticket, state, policy, workedOn, minutes, billable }: ToRound) {
  if (!billable) return minutes
  const day = await worklogs.sumDay(tx, { ticketId: ticket.id, workedOn })
  return roundWorklogMinutes({
    rule: {
      minutes: state?.account.roundingMinutes ?? policy.hours.roundingMinutes,
      scope: policy.hours.roundingScope,
    },
    loggedMinutes: minutes,
    earlierLoggedMinutes: day.loggedMinutes,
    earlierRoundedMinutes: day.roundedMinutes,
  })
}

type Insert = Parameters<typeof worklogs.insertWorklog>[1]

async function insertOnce(tx: Tx, row: Insert) {
  try {
    return await worklogs.insertWorklog(tx, row)
  } catch (error) {
    // The same id was taken on another case a moment ago.
    if (violatedConstraint(error) === 'worklogs_pkey') throw new AppError('entry_id_reused')
    throw error
  }
}

function isSameWork(
  earlier: worklogs.Worklog,
  { ticketId, userId, body }: { ticketId: string; userId: string; body: WorklogBody },
) {
  return (
    earlier.ticketId === ticketId &&
    earlier.userId === userId &&
    earlier.component === body.component &&
    earlier.startedAt.getTime() === Date.parse(body.startedAt) &&
    earlier.minutes === body.minutes &&
    earlier.description === body.description &&
    earlier.billable === (body.billable ?? true)
  )
}
