import { randomUUID } from 'node:crypto'
import type { WalkCaller } from './callers.ts'
import type { Side } from './mirror-side.ts'
import type { MirrorWorld } from './mirror-world.ts'
import type { IdKind } from './route-rule.ts'

/** Something by the id that a parameter takes; `whose` is for reports. */
type Named = { whose: string; id: string | number }
/** Pairs a foreign id with one of the same form that names nothing. */
type Probe = Named & { nothing: string | number }

/** Kinds without an owner: nothing foreign can stand there. */
export const UNOWNED: readonly IdKind[] = ['new', 'cursor', 'desk', 'secret']
const nothingNumber = 900_001

/** What the caller may name: their own, or the desk's that everybody shares. */
export function ownThing(world: MirrorWorld, caller: WalkCaller, kind: IdKind): string | number {
  const { desk, a } = world
  const { users, product } = desk.given
  const own = a.cases.started
  return {
    ticket: own.id,
    ticket_number: own.number,
    message: a.messages.reply,
    organization: a.organizationId,
    group: world.groups[0],
    draft: (world.drafts.a[caller.name] ?? world.drafts.a['requesterA'])?.draft ?? '',
    training: world.drafts.a['requesterA']?.training ?? '',
    substitution: world.substitutions[0],
    user: users.requesterA.id,
    staff: users.agent.id,
    member: users.otherRequesterA.id,
    contract: a.contractId,
    contract_type: world.rateCard.type,
    rate: world.rateCard.rate,
    decision: a.decisions.pending,
    after_hours: a.asked.afterHours,
    critical_window: a.asked.window,
    posting: a.postings.at(-1) ?? '',
    worklog: a.worklogId,
    objection: world.objections.a,
    adjustment: world.adjustments[0],
    time_entry: world.timeEntries[caller.name] ?? world.timeEntries['agent'] ?? '',
    renewal_task: world.renewalTasks[0],
    calendar_version: world.calendarVersion,
    calendar: world.calendars.calendar,
    calendar_proposal: world.calendars.proposal,
    attachment: a.messages.file,
    staged_file: caller.staged ?? randomUUID(),
    mail: world.mail,
    product: product.id,
    product_module: product.modules[0]?.id ?? '',
    catalog_entry: world.category,
    category: world.category,
    team: randomUUID(),
    api_key: world.keys.spare.id,
    session: 'sessionId' in caller.actor ? caller.actor.sessionId : randomUUID(),
    oidc_provider: world.signOn.provider,
    oidc_identity: world.signOn.identity,
    new: randomUUID(),
    cursor: '',
    desk: desk.given.slug,
    secret: 'nothing',
    anything: users.requesterA.id,
  }[kind]
}

/** What the caller must not reach: of the other desk always, of organization B for those of A. */
export function foreignThings(world: MirrorWorld, caller: WalkCaller, kind: IdKind): Probe[] {
  const isCustomer = caller.isOfOrganization
  const found = [
    ...ofSide(world, 'd', kind),
    ...(isCustomer ? ofSide(world, 'b', kind) : []),
    ...(isCustomer ? hiddenOfOwn(world, caller, kind) : []),
  ]
  return found.map((one) => ({
    ...one,
    nothing: typeof one.id === 'number' ? nothingNumber : randomUUID(),
  }))
}

function ofSide(world: MirrorWorld, letter: 'b' | 'd', kind: IdKind): Named[] {
  const side: Side = world[letter]
  const { given } = letter === 'd' ? world.other : world.desk
  const isDesk = letter === 'd'
  const whose = isDesk ? 'the other desk' : 'organization B'
  const requester = given.users[side.people.requester]
  const ofDesk = (...ids: Array<string | undefined>) => (isDesk ? ids : [])
  const { cases, messages, staged } = side
  const ids: Record<IdKind, Array<string | number | undefined>> = {
    // Numbers are counted per desk: another desk's is one of ours, or of nothing.
    ticket: [cases.started.id, ...(isDesk ? [] : [cases.waiting.number])],
    ticket_number: isDesk ? [] : [cases.closed.number],
    message: [messages.reply, messages.note],
    organization: [side.organizationId],
    group: ofDesk(world.groups[1]),
    draft: [world.drafts[letter][side.people.requester]?.draft],
    training: [world.drafts[letter][side.people.requester]?.training],
    substitution: ofDesk(world.substitutions[1]),
    user: [requester.id],
    // A customer of B is nobody's agent either.
    staff: [requester.id, ...ofDesk(given.users.agent.id)],
    member: [requester.id],
    contract: [side.contractId],
    contract_type: ofDesk(world.otherRateCard.type),
    rate: ofDesk(world.otherRateCard.rate),
    decision: [side.decisions.pending, side.decisions.answered],
    after_hours: [side.asked.afterHours],
    critical_window: [side.asked.window],
    posting: [side.postings[0], side.postings.at(-1)],
    worklog: [side.worklogId],
    objection: [world.objections[letter]],
    adjustment: ofDesk(world.adjustments[1]),
    time_entry: ofDesk(world.otherTimeEntries['agent']),
    renewal_task: ofDesk(world.renewalTasks[1]),
    calendar_version: ofDesk(world.otherCalendarVersion),
    calendar: ofDesk(world.otherCalendars.calendar),
    calendar_proposal: ofDesk(world.otherCalendars.proposal),
    attachment: [messages.file, messages.noteFile, staged.requester],
    staged_file: [staged.requester, messages.file],
    mail: ofDesk(world.otherMail),
    product: ofDesk(world.otherProduct),
    product_module: ofDesk(world.other.given.product.modules[0]?.id),
    catalog_entry: ofDesk(world.otherCategory),
    category: ofDesk(world.otherCategory),
    team: [randomUUID()],
    api_key: ofDesk(world.otherKeys.spare.id),
    session: [requester.sessionId],
    oidc_provider: ofDesk(world.otherSignOn.provider),
    oidc_identity: ofDesk(world.otherSignOn.identity),
    new: [],
    cursor: [],
    desk: [],
    secret: [],
    anything: [requester.id, side.contractId],
  }
  return ids[kind].flatMap((id) => (id === undefined ? [] : [{ whose, id }]))
}

/** Of their own organization, and yet not theirs to see: notes, other people's files and cases. */
function hiddenOfOwn({ a, desk, drafts }: MirrorWorld, caller: WalkCaller, kind: IdKind): Named[] {
  const isRequester = caller.name === 'requesterA'
  const others = isRequester ? a.staged.keyUser : a.staged.requester
  const colleagues = (...ids: Array<string | number>) =>
    ids.map((id) => ({ whose: 'a colleague', id }))
  const note = { whose: 'the desk (of a note)' }
  const hidden: Partial<Record<IdKind, Named[]>> = {
    ticket: isRequester ? colleagues(a.cases.other.id, a.cases.other.number) : [],
    message: [{ ...note, id: a.messages.note }],
    attachment: [{ ...note, id: a.messages.noteFile }, ...colleagues(others)],
    staged_file: colleagues(others),
    draft: isRequester ? colleagues(drafts.a['otherRequesterA']?.draft ?? '') : [],
    session: colleagues(desk.given.users.otherRequesterA.sessionId),
  }
  return hidden[kind] ?? []
}
