import type { Actor } from '@mesa/shared/access/actor'
import type {
  StandingBody,
  StandingList,
  StandingView,
} from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { systemScope, type Caller, type Database } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as repository from './organizations.repository.ts'
import { demand, lockOrganization, publishChange, reach } from './organizations.service.ts'

export type StandingService = ReturnType<typeof createStandingService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createStandingService = ({ db, clock, cursors }: Deps) => ({
  /** Sets the standing by hand and adds it to the history (EN-2). */
  async set(actor: Caller, id: string, body: StandingBody): Promise<StandingView> {
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      await lockOrganization(tx, id)
      demand(actor, 'standing.set', id)
      const set = { id: newId(at), organizationId: id, ...body, at, ...whoSets(actor) }
      await repository.insertStanding(tx, set)
      await repository.updateOrganization(tx, id, { standing: body.standing, updatedAt: at })
      await publishChange(tx, id, at)
      return toStandingView(set)
    })
  },

  async list(
    actor: Caller,
    id: string,
    { limit = 50, cursor }: { limit?: number; cursor?: string },
  ): Promise<StandingList> {
    const bound = { actor, filters: { list: 'standings', id } }
    const [beforeId] = cursors.decode(cursor, bound) ?? []
    await db.transaction(actor, (tx) => reach(tx, id), { readOnly: true })
    demand(actor, 'standing.read', id)
    // The walls keep the table from customers; a key user who passed the check above reads their own.
    const rows = await db.transaction(
      systemScope(actor.tenantId),
      (tx) =>
        repository.listStandings(tx, {
          organizationId: id,
          beforeId: beforeId === undefined ? undefined : String(beforeId),
          limit,
        }),
      { readOnly: true },
    )
    const { items, nextCursor } = toPage(rows, limit, (last) => cursors.encode([last.id], bound))
    return { items: items.map(toStandingView), nextCursor }
  },
})

const whoSets = (actor: Actor) => ({
  setBy: actor.name,
  setById: 'userId' in actor ? actor.userId : null,
})

type StandingRow = StandingBody & { setBy: string; setById: string | null; at: Date }

const toStandingView = ({ standing, reason, setBy, setById, at }: StandingRow): StandingView => ({
  standing,
  reason,
  setBy: { id: setById, name: setBy },
  at: at.toISOString(),
})
