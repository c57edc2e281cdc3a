import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type {
  CreateMaintenanceFactorBody,
  MaintenanceFactorList,
  MaintenanceFactorListQuery,
  MaintenanceFactorView,
} from '@mesa/shared/wire/maintenance.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import * as repository from './maintenance.repository.ts'

export type MaintenanceFactorsService = ReturnType<typeof createMaintenanceFactorsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** How many minutes of maintenance a year's licence payments bring, by currency (HR-3). */
export const createMaintenanceFactorsService = ({ db, clock, cursors }: Deps) => ({
  list(actor: Caller, query: MaintenanceFactorListQuery): Promise<MaintenanceFactorList> {
    demand(actor, 'rate.read')
    const { limit = 50, cursor, year } = query
    const bound = { actor, filters: { list: 'maintenance factors', year } }
    const [lastYear, currency, createdAt, id] = cursors.decode(cursor, bound) ?? []
    const after =
      id === undefined
        ? undefined
        : {
            year: Number(lastYear),
            currency: String(currency),
            createdAt: String(createdAt),
            id: String(id),
          }
    return db.transaction(
      actor,
      async (tx) => {
        const rows = await repository.listFactors(tx, { year, after, limit })
        const inForce = await repository.listFactorsInForce(tx)
        const keysOf = (row: repository.Factor) =>
          cursors.encode([row.year, row.currency, row.createdAt.toISOString(), row.id], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        return { items: items.map((row) => view(row, inForce.includes(row.id))), nextCursor }
      },
      { readOnly: true },
    )
  },

  /** Takes the place of the earlier one of its year and currency; lots that were granted stay. */
  create(actor: Caller, body: CreateMaintenanceFactorBody): Promise<MaintenanceFactorView> {
    demand(actor, 'maintenance.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const { year, currency, minutesPerThousand, note } = body
      const by = eventActor(actor)
      const row = await repository.insertFactor(tx, {
        id: newId(at),
        year,
        currency,
        minutesPerThousand,
        note: note ?? null,
        createdBy: by.name,
        createdById: by.id,
        createdAt: at,
      })
      const details = { year, currency, minutesPerThousand }
      const act = { actor, targetType: 'maintenance_factor', targetId: row.id, details, at }
      await audit(tx, { ...act, action: 'maintenance.factor_set' })
      return view(row, true)
    })
  },
})

const view = (row: repository.Factor, isInForce: boolean): MaintenanceFactorView => ({
  id: row.id,
  year: row.year,
  currency: row.currency,
  minutesPerThousand: row.minutesPerThousand,
  isInForce,
  note: row.note,
  createdBy: { id: row.createdById, name: row.createdBy },
  createdAt: row.createdAt.toISOString(),
})

function demand(actor: Actor, permission: 'rate.read' | 'maintenance.manage'): void {
  const decision = can(actor, permission)
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}
