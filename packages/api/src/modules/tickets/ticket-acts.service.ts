import { composeSubject } from '@mesa/shared/intake/subject'
import { decideReclassification, unusedClasses } from '@mesa/shared/ticket/classification'
import type { ClassificationBody, PatchTicketBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseStale } from '../../etag.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { findRequestKind } from '../catalogs/catalog-entries.service.ts'
import { findStaff } from '../people/people.service.ts'
import { findProduct } from '../products/products.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import {
  categoryChange,
  fieldsChange,
  contactChange,
  priorityChange,
  subStateChange,
  type CaseChange,
} from './case-fields.service.ts'
import { viewTicket } from './ticket-views.service.ts'
import { changeTicket, demand, lockTicket, machineRole, type Ticket } from './tickets.service.ts'

export type TicketActsService = ReturnType<typeof createTicketActsService>
type Change = CaseChange

export const createTicketActsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** Changes fields of a case; a transfer to another agent carries its reason (CL-9). */
  patch: (
    actor: Caller,
    ref: string,
    { body, expected }: { body: PatchTicketBody; expected: number | undefined },
  ): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: permissionToPatch(body), ticket })
      refuseStale(expected, ticket.version)
      // No desk has teams yet: none of them exists.
      if (body.teamId) refuseReference('teamId')
      const category = await categoryChange(tx, ticket, body)
      const changes = [
        await subjectChange(tx, ticket, body),
        category,
        await fieldsChange(tx, ticket, { ...body, category }),
        tagsChange(ticket, body),
        await assigneeChange(tx, ticket, body),
        await subStateChange(tx, ticket, body),
        await priorityChange(tx, ticket, body),
        contactChange(ticket, body),
      ].filter((change) => change !== null)
      const change = {
        set: Object.assign({}, ...changes.map((one) => one.set)) as Change['set'],
        events: changes.flatMap((one) => one.events),
      }
      const changed =
        changes.length === 0 ? ticket : await changeTicket(tx, { ticket, actor, at }, change)
      return viewTicket(tx, actor, { ticket: changed, now: at })
    }),

  /** Sets type, criticality, impact, level (CL-2 – CL-5). What is not sent stays; L3 needs the vendor. */
  classify: (actor: Caller, ref: string, body: ClassificationBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.classify', ticket })
      const changed = await reclassify(tx, { ticket, actor, at, body })
      return viewTicket(tx, actor, { ticket: changed, now: at })
    }),
})

/** The contact alone may be corrected by whoever may write in the case (IN-11). */
const permissionToPatch = ({ contact, ...rest }: PatchTicketBody) =>
  contact !== undefined && Object.keys(rest).length === 0 ? 'ticket.contact' : 'ticket.update'

type Reclassification = { ticket: Ticket; actor: Caller; at: Date; body: ClassificationBody }

async function reclassify(tx: Tx, { ticket, actor, at, body }: Reclassification): Promise<Ticket> {
  const { type, level, criticality, impact, requestKind, vendorCaseNumber, reason } = body
  const role = machineRole(actor, ticket.organizationId)
  if (!role) throw new AppError('not_allowed')
  if (requestKind !== undefined && requestKind !== ticket.requestKind)
    await demandRequestKind(tx, requestKind)
  const decision = decideReclassification({
    state: ticket.status,
    level: ticket.level,
    to: { ...(type && { type }), ...(level && { level }) },
    role,
  })
  if (decision.kind === 'invalid_transition')
    throw new AppError('invalid_transition', { actions: decision.possible })
  await demandClasses(tx, ticket, body)

  const before = {
    type: ticket.type,
    criticality: ticket.criticality,
    impact: ticket.impact,
    requestKind: ticket.requestKind,
  }
  const after = {
    type: type ?? before.type,
    criticality: criticality ?? before.criticality,
    impact: impact ?? before.impact,
    requestKind: requestKind ?? before.requestKind,
  }
  const why = reason === undefined ? {} : { reason }
  const events: NewEvent[] = [
    { type: 'classification.changed', payload: { before, after, ...why } },
  ]
  if (level && level !== ticket.level)
    events.push({ type: 'level.changed', payload: { from: ticket.level, to: level, ...why } })
  if (decision.kind === 'moved')
    events.push({
      type: 'state.changed',
      payload: { from: ticket.status, to: decision.to, action: 'reclassify', ...why },
    })
  const status = decision.kind === 'moved' ? decision.to : ticket.status
  const left = status === ticket.status ? null : await leaveSubState(tx, { ...ticket, status })
  events.push(...(left?.events ?? []))

  const set = {
    ...after,
    isClassified: true,
    ...(level && { level }),
    ...(vendorCaseNumber !== undefined && { vendorCaseNumber }),
    ...(decision.kind === 'moved' && { status: decision.to, returnTo: null }),
    ...left?.set,
  }
  const act = { ticket, set, at, actorName: actor.name }
  const columns = await applyHappening(tx, act, { type: 'classified' })
  return changeTicket(tx, { ticket, actor, at }, { set: { ...set, ...columns }, events })
}

const leaveSubState = (tx: Tx, ticket: Ticket) => subStateChange(tx, ticket, { subState: null })

/** CL-7: of the desk's list. */
async function demandRequestKind(tx: Tx, code: string) {
  const found = await findRequestKind(tx, code)
  if (!found || found.retired) refuseReference('requestKind')
}

/** What the rulebook does not use is not ruled (CL-2, CL-4), and a case changes hands with a reason (CL-5). */
async function demandClasses(tx: Tx, ticket: Ticket, body: ClassificationBody): Promise<void> {
  const { policy } = await policyInForce(tx)
  const { type, impact, criticality, level, isClassified } = ticket
  const before = {
    type,
    level,
    ...(impact && { impact }),
    ...(criticality && { criticality }),
  }
  const unused = unusedClasses(body, before, policy.classification)
  if (unused.length > 0) {
    const errors = unused.map((path) => ({ path, code: 'not_one_of' as const }))
    throw new AppError('rule_off', { errors })
  }
  const changesHands = isClassified && body.level !== undefined && body.level !== level
  if (changesHands && body.reason === undefined)
    throw new AppError('reason_required', { errors: [{ path: 'reason', code: 'required' }] })
}

async function subjectChange(
  tx: Tx,
  ticket: Ticket,
  { subject, module }: PatchTicketBody,
): Promise<Change | null> {
  if (subject === undefined && module === undefined) return null
  const product = await findProduct(tx, ticket.productId)
  const found =
    module === undefined ? undefined : product?.modules.find((one) => one.name === module)
  if (module !== undefined && !found)
    throw new AppError('module_unknown', { errors: [{ path: 'module', code: 'not_found' }] })
  const after = subject ?? composeSubject(module ?? ticket.module, ticket.summary)
  return {
    set: { subject: after, ...(found && { module: found.name, moduleId: found.id }) },
    events: [{ type: 'subject.changed', payload: { from: ticket.subject, to: after } }],
  }
}

function tagsChange(ticket: Ticket, { tags }: PatchTicketBody): Change | null {
  if (tags === undefined) return null
  return {
    set: { tags },
    events: [{ type: 'tags.changed', payload: { from: ticket.tags, to: tags } }],
  }
}

async function assigneeChange(
  tx: Tx,
  ticket: Ticket,
  { assigneeId, reason }: PatchTicketBody,
): Promise<Change | null> {
  if (assigneeId === undefined || assigneeId === ticket.assigneeId) return null
  const to = assigneeId === null ? null : await findStaff(tx, assigneeId)
  if (assigneeId !== null && !to) refuseReference('assigneeId')
  if (ticket.assigneeId !== null && reason === undefined) {
    throw new AppError('reason_required', { errors: [{ path: 'reason', code: 'required' }] })
  }
  const payload = {
    from: ticket.assigneeId,
    to: assigneeId,
    toName: to?.name ?? null,
    ...(reason !== undefined && { reason }),
  }
  return { set: { assigneeId }, events: [{ type: 'assignee.changed', payload }] }
}

function refuseReference(path: string): never {
  throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
}
