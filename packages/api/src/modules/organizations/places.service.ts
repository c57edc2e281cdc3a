import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { countsForPlace } from '@mesa/shared/ticket/machine'
import type { CaseCloser } from '@mesa/shared/wire/common.schema'
import type { SlotHolder, SlotsView } from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { placeLimit } from '../contracts/contracts.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand, reach } from './organizations.service.ts'
import * as places from './places.repository.ts'

export type PlacesService = ReturnType<typeof createPlacesService>
type OpenTicket = Awaited<ReturnType<typeof places.listOpenTickets>>[number]
export type PlaceHolder = OpenTicket & {
  /** Its requester, then the organization's key users: who may give the place back (EN-3). */
  closableBy: CaseCloser[]
}

/**
 * The organization's cases that hold a place now, oldest first (EN-3, `countsForPlace`). For the
 * last place, ask under `lockOrganization`.
 */
export async function placeHolders(tx: Tx, organizationId: string): Promise<PlaceHolder[]> {
  const [open, keyUsers] = await Promise.all([
    places.listOpenTickets(tx, organizationId),
    places.listKeyUsers(tx, organizationId),
  ])
  const holders = open.filter(({ status, type }) => countsForPlace(status, type))
  return holders.map((holder) => ({ ...holder, closableBy: closersOf(holder, keyUsers) }))
}

export const createPlacesService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Places and who holds them (EN-3). Without a limit nobody needs to know what takes a place: only
   * what the caller may read is listed and counted.
   */
  slots: (actor: Caller, id: string): Promise<SlotsView> =>
    db.transaction(
      actor,
      async (tx) => {
        await reach(tx, id)
        demand(actor, 'ticket.read_place', id)
        const { calendar } = await deskCalendar(tx)
        const limit = await placeLimit(tx, id, calendar.dateOf(clock.now().getTime()))
        const { policy } = await policyInForce(tx)
        const all = await toSlotHolders(tx, actor, { id, holders: await placeHolders(tx, id) })
        const isLimited = policy.entitlement.openCaseLimit !== 'off'
        const holders = isLimited ? all : all.filter(({ status }) => status !== undefined)
        const keyUsers = await places.listKeyUsers(tx, id)
        return { limit: isLimited ? limit : null, used: holders.length, holders, keyUsers }
      },
      { readOnly: true },
    ),
})

function closersOf(holder: OpenTicket, keyUsers: CaseCloser[]): CaseCloser[] {
  const { requesterId: id, requesterName: name, requesterDisabledAt } = holder
  const isAlsoKeyUser = keyUsers.some((one) => one.id === id)
  if (isAlsoKeyUser || requesterDisabledAt !== null) return keyUsers
  return [{ id, name, role: 'requester' }, ...keyUsers]
}

type Held = { id: string; holders: readonly PlaceHolder[] }

/** A requester sees only number and subject of the cases of others (api.md, Roles). */
async function toSlotHolders(tx: Tx, actor: Actor, { id, holders }: Held): Promise<SlotHolder[]> {
  const me = 'userId' in actor ? actor.userId : null
  const ids = holders.map((holder) => holder.id)
  const shared =
    me === null || ids.length === 0 || tx.scope.kind !== 'customer'
      ? []
      : await places.listSharedWith(tx, me, ids)
  const sharedIds = new Set(shared.map(({ ticketId }) => ticketId))
  return holders.map((holder) => {
    const { number, subject, module, status, requesterId, requesterName, closableBy } = holder
    const sharedWithUserIds = me !== null && sharedIds.has(holder.id) ? [me] : []
    const thing = { organizationId: id, requesterId, sharedWithUserIds }
    const seen = { number, subject, isMine: me === requesterId, closableBy }
    return can(actor, 'ticket.read', thing).allowed
      ? { ...seen, module, requesterId, requesterName, status }
      : seen
  })
}
