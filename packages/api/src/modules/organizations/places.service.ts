import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { countsForPlace } from '@mesa/shared/ticket/machine'
import type { CaseCloser } from '@mesa/shared/wire/common.schema'
import type { SlotHolder, SlotsView } from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { placeLimit } from '../contracts/contracts.service.ts'
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
  slots: (actor: Caller, id: string): Promise<SlotsView> =>
    db.transaction(
      actor,
      async (tx) => {
        await reach(tx, id)
        demand(actor, 'ticket.read_place', id)
        const { calendar } = await deskCalendar(tx)
        const limit = await placeLimit(tx, id, calendar.dateOf(clock.now().getTime()))
        const holders = await placeHolders(tx, id)
        const keyUsers = await places.listKeyUsers(tx, id)
        const used = holders.length
        return { limit, used, holders: holders.map(toSlotHolder(actor, id)), keyUsers }
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

/** A requester sees only number and subject of the cases of others (api.md, Roles). */
function toSlotHolder(actor: Actor, organizationId: string) {
  return (holder: PlaceHolder): SlotHolder => {
    const { number, subject, module, status, requesterId, requesterName, closableBy } = holder
    const isMine = 'userId' in actor && actor.userId === requesterId
    const mayRead = can(actor, 'ticket.read', { organizationId, requesterId }).allowed
    const seen = { number, subject, isMine, closableBy }
    return mayRead ? { ...seen, module, requesterId, requesterName, status } : seen
  }
}
