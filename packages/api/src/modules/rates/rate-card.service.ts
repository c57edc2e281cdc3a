import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type {
  CreateRateBody,
  RateList,
  RateListQuery,
  RateView,
} from '@mesa/shared/wire/rates.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './rates.repository.ts'

export type RateCardService = ReturnType<typeof createRateCardService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** The desk's prices of an hour, from a day on (HR-11). */
export const createRateCardService = ({ db, clock, cursors }: Deps) => ({
  list(actor: Caller, query: RateListQuery): Promise<RateList> {
    demand(actor, 'rate.read')
    const { limit = 50, cursor, kind, includeWithdrawn = false } = query
    const bound = { actor, filters: { list: 'rates', kind, includeWithdrawn } }
    const [after, validFrom, id] = cursors.decode(cursor, bound) ?? []
    const last =
      id === undefined
        ? undefined
        : { kind: String(after), validFrom: String(validFrom), id: String(id) }
    return db.transaction(
      actor,
      async (tx) => {
        const rows = await repository.listRates(tx, { kind, includeWithdrawn, after: last, limit })
        const keysOf = (row: repository.Rate) =>
          cursors.encode([row.kind, row.validFrom, row.id], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        return { items: await view(tx, items, clock.now()), nextCursor }
      },
      { readOnly: true },
    )
  },

  /** Error: `reference_unknown` where the desk has no such component. */
  create(actor: Caller, body: CreateRateBody): Promise<RateView> {
    demand(actor, 'rate.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const { kind, component = null, validFrom, hourPrice, note } = body
      if (component !== null && !(await repository.isComponent(tx, component)))
        throw new AppError('reference_unknown', {
          errors: [{ path: 'component', code: 'not_found' }],
        })
      const by = eventActor(actor)
      const row = await repository.insertRate(tx, {
        id: newId(at),
        kind,
        component,
        validFrom,
        hourPriceAmount: hourPrice.amount,
        hourPriceCurrency: hourPrice.currency,
        note: note ?? null,
        createdBy: by.name,
        createdById: by.id,
        createdAt: at,
      })
      const details = { kind, component, validFrom, hourPrice }
      const act = { actor, targetType: 'rate', targetId: row.id, details, at }
      await audit(tx, { ...act, action: 'rate.added' })
      const [added] = await view(tx, [row], at)
      if (!added) throw new Error('an added rate has no view')
      return added
    })
  },

  /** From now on it prices nothing; work that was priced by it keeps its price. Once is enough. */
  withdraw(actor: Caller, id: string): Promise<null> {
    demand(actor, 'rate.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const rate = await repository.lockRate(tx, id)
      if (!rate) throw new AppError('not_found')
      if (rate.withdrawnAt !== null) return null
      await repository.withdrawRate(tx, id, { withdrawnAt: at, withdrawnBy: actor.name })
      const { kind, component, validFrom } = rate
      const details = { kind, component, validFrom }
      const act = { actor, targetType: 'rate', targetId: id, details, at }
      await audit(tx, { ...act, action: 'rate.withdrawn' })
      return null
    })
  },
})

async function view(tx: Tx, rows: repository.Rate[], at: Date): Promise<RateView[]> {
  const { policy } = await policyInForce(tx)
  const inForce = await repository.listInForce(tx, localDateOf(at, policy.calendar.timeZone))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    component: row.component,
    validFrom: row.validFrom,
    hourPrice: { amount: row.hourPriceAmount, currency: row.hourPriceCurrency },
    note: row.note,
    isInForce: inForce.includes(row.id),
    createdBy: { id: row.createdById, name: row.createdBy },
    createdAt: row.createdAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    withdrawnBy: row.withdrawnBy,
  }))
}

function demand(actor: Actor, permission: 'rate.read' | 'rate.manage'): void {
  const decision = can(actor, permission)
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}
