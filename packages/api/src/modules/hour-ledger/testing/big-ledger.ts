import { consumeLines, memoLines } from '@mesa/shared/ledger/postings'
import type { Actor } from '@mesa/shared/access/actor'
import { systemScope, type Database } from '../../../db/database.ts'
import { createContract } from '../../contracts/new-contract.service.ts'
import { closedStatement } from '../closed-statements.service.ts'
import { accountOf, post } from '../hour-ledger.service.ts'
import { addLot, recordClose } from '../lots.service.ts'

export type BigLedger = { tenantId: string; organizationId: string; productId: string }

/** A contract with so many postings of the day `on`, half charged to a lot and half memo, and its month before closed. */
export async function growLedger(
  db: Database,
  desk: BigLedger,
  { number, postings, at, on }: { number: string; postings: number; at: Date; on: string },
): Promise<{ id: string; accountId: string }> {
  const scope = systemScope(desk.tenantId)
  const by: Actor = { kind: 'system', tenantId: desk.tenantId, name: 'Mesa' }
  const poster = { id: null, name: 'Mesa' }
  const { organizationId, productId } = desk
  const contract = await db.transaction(scope, (tx) =>
    createContract(tx, {
      by,
      at,
      body: {
        organizationId,
        number,
        name: `Contrato ${number}`,
        startsOn: '2026-01-01',
        endsOn: '2027-01-01',
        timeZone: 'America/Caracas',
        productIds: [productId],
      },
    }),
  )
  const lotId = await db.transaction(scope, async (tx) => {
    const account = await accountOf(tx, contract.id, { forUpdate: true })
    const lot = { origin: 'purchase' as const, periodKey: number, minutes: postings + 1 }
    const days = { validFrom: '2026-01-01', validUntil: '2027-01-01' }
    const added = await addLot(tx, {
      account,
      effectiveOn: '2026-01-02',
      actor: poster,
      at,
      lot: { ...lot, ...days },
    })
    return added.id
  })
  await postMore(db, desk, { contractId: contract.id, postings, at, on, lotId })
  const accountId = await db.transaction(scope, async (tx) => {
    const { id } = await accountOf(tx, contract.id, { forUpdate: false })
    return id
  })
  return { id: contract.id, accountId }
}

/** Closes a month as the desk does, without its sweep. */
export const closeMonth = (
  db: Database,
  desk: BigLedger,
  { contractId, month, at }: { contractId: string; month: string; at: Date },
) =>
  db.transaction(systemScope(desk.tenantId), async (tx) => {
    const account = await accountOf(tx, contractId, { forUpdate: true })
    const close = { contractId, month, closedAt: at, closedBy: 'Mesa' }
    const { closedAt, closedBy } = close
    const closed = await closedStatement(tx, close)
    await recordClose(tx, {
      ...closed,
      accountId: account.id,
      organizationId: account.organizationId,
      month: `${month}-01`,
      closedAt,
      closedBy,
      closedById: null,
    })
    return closed
  })

type More = { contractId: string; postings: number; at: Date; on: string; lotId?: string }

/** So many postings of a minute; half of them charged, where a lot is named. */
export async function postMore(
  db: Database,
  desk: BigLedger,
  { contractId, postings, at, on, lotId }: More,
): Promise<void> {
  const batch = 200
  for (let made = 0; made < postings; made += batch)
    await db.transaction(systemScope(desk.tenantId), async (tx) => {
      const account = await accountOf(tx, contractId, { forUpdate: true })
      const common = { account, effectiveOn: on, actor: { id: null, name: 'Mesa' }, at }
      for (let index = made; index < Math.min(postings, made + batch); index += 1) {
        const isCharged = lotId !== undefined && index % 2 === 0
        await post(tx, {
          ...common,
          kind: isCharged ? 'consume' : 'memo',
          lines: isCharged ? consumeLines([{ lotId, minutes: 1 }]) : memoLines(1),
          reason: `Asiento ${index}, con unas palabras de lo que se hizo`,
        })
      }
    })
}
