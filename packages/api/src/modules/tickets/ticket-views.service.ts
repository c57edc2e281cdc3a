import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import { consentFreeMinutes } from '@mesa/shared/ledger/charge'
import type { CaseRights, TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Reader, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOf } from '../../etag.ts'
import { readJson, type JsonText } from '../../json-text.ts'
import { clockView } from '../clocks/clock-views.service.ts'
import { expectedView } from '../expectations/expectations.service.ts'
import { policyOfVersion } from '../rulebook/rulebook.service.ts'
import { escalationView } from './escalation.service.ts'
import { readCase, type CaseRow } from './case-view.repository.ts'
import { queuePlaceOf } from './in-progress.service.ts'
import { reopenableUntil } from './reopening.service.ts'
import type { CaseAccess } from './tickets.tables.ts'

export type SaidCase = { json: JsonText<TicketView>; etag: string }
type Asked = { ref: string; now: Date }

/** Whether the reader sees what only the desk sees; the same for every case in their reach. */
export const seesDesk = (actor: Actor) => can(actor, 'ticket.read_desk').allowed

/** Refuses with `not_found` a case that was found and may not be read (A16). */
export function demandReadable(actor: Actor, access: CaseAccess): void {
  if (!can(actor, 'ticket.read', access).allowed) throw new AppError('not_found')
}

/** A case as its reader may see it, as JSON; what a customer may not see is absent, not null (api.md). */
export async function sayCase(
  reader: Reader,
  actor: Actor,
  { ref, now }: Asked,
): Promise<SaidCase> {
  const found = await readCase(reader, { ref, isDesk: seesDesk(actor), now })
  if (!found) throw new AppError('not_found')
  demandReadable(actor, found.access)
  return toSaidCase(reader, actor, { found, now })
}

/** The same within a transaction that has just changed the case; whoever may change it may see it. */
export async function viewTicket(
  tx: Tx,
  actor: Actor,
  { ticket, now }: { ticket: { id: string }; now: Date },
): Promise<TicketView> {
  const found = await readCase(tx, { ref: ticket.id, isDesk: seesDesk(actor), now })
  if (!found) throw new Error('a case was changed and is gone')
  return readJson((await toSaidCase(tx, actor, { found, now })).json)
}

/** What a case has consented, logged, charged and still holds (ledger.md, What is charged). */
export async function hoursOfCase(reader: Reader, id: string): Promise<CaseRow['hours']> {
  const found = await readCase(reader, { ref: id, isDesk: false, now: new Date(0) })
  if (!found) throw new AppError('not_found')
  return found.hours
}

type WorkedOut =
  | 'sla'
  | 'expected'
  | 'hours'
  | 'escalation'
  | 'reopenableUntil'
  | 'queuePlace'
  | 'access'
  | 'etag'

/** PostgreSQL said most of it; what depends on calendar and rulebook is added here. */
async function toSaidCase(
  reader: Reader,
  actor: Actor,
  { found, now }: { found: CaseRow; now: Date },
): Promise<SaidCase> {
  const { body, hours, version, rulebookId } = found
  const firstReply = found.clocks.find(({ metric }) => metric === 'first_reply')
  const [sla, { policy }, expected] = await Promise.all([
    slaView(reader, found.clocks, now),
    policyOfVersion(reader, rulebookId),
    expectedView(reader, { ...found, firstReply }, now),
  ])
  const escalation = await escalationView(reader, found.escalation, { policy, now })
  const { organizationId } = found.access
  const [reopenable, queuePlace] = await Promise.all([
    reopenableUntil(reader, { ...found.queued, ...found.escalation }, policy),
    queuePlaceOf(reader, { id: found.id, organizationId, ...found.queued }, policy.classification),
  ])
  const threshold = consentFreeMinutes(policy.hours.consentAboveMinutes, found)
  const limitMinutes = threshold === null ? null : Math.max(threshold, hours.consentedMinutes)
  const etag = etagOf(version)
  const rest: Pick<TicketView, WorkedOut> = {
    sla,
    expected,
    hours: { ...hours, limitMinutes },
    escalation,
    reopenableUntil: reopenable && reopenable >= now ? reopenable.toISOString() : null,
    queuePlace,
    ...(actor.kind === 'customer' && { access: rightsOf(actor, found.access) }),
    etag,
  }
  return { json: `${body.slice(0, -1)},${JSON.stringify(rest).slice(1)}`, etag }
}

/** What a customer may do with a case they read (CV-10). */
function rightsOf(actor: Actor, thing: CaseRow['access']): CaseRights {
  const may = (permission: Permission) => can(actor, permission, thing).allowed
  return {
    reply: may('ticket.reply'),
    move: may('ticket.transition'),
    confirmTerms: may('terms.confirm'),
    decide: may('consent.decide'),
  }
}

async function slaView(
  reader: Reader,
  clocks: CaseRow['clocks'],
  now: Date,
): Promise<TicketView['sla']> {
  const view = (metric: CaseRow['clocks'][number]['metric']) => {
    const clock = clocks.find((one) => one.metric === metric)
    return clock ? clockView(reader, clock, now) : null
  }
  const [firstReply, nextReply, resolution] = await Promise.all([
    view('first_reply'),
    view('next_reply'),
    view('resolution'),
  ])
  return { firstReply, nextReply, resolution }
}
