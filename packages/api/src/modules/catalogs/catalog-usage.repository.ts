import type { CatalogKind } from '@mesa/shared/wire/catalogs.schema'
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

type Entry = { kind: CatalogKind; id: string; code: string }

/** How the cases of each kind name an entry; kinds that cases do not name are not here. */
const named: Partial<Record<CatalogKind, (entry: Entry) => SQL>> = {
  categories: ({ id }) => eq(tickets.categoryId, id),
  priorities: ({ id }) => eq(tickets.priorityId, id),
  'sub-states': ({ code }) => eq(tickets.subState, code),
  'priority-reasons': ({ code }) => eq(tickets.priorityReason, code),
  'request-kinds': ({ code }) => eq(tickets.requestKind, code),
  labels: ({ code }) => sql`${code} = any(${tickets.tags})`,
}

export async function countOpenCases(tx: Tx, entry: Entry): Promise<number> {
  const names = named[entry.kind]
  if (!names) return 0
  const isOpen = and(eq(tickets.tenantId, tx.tenantId), isNull(tickets.closedAt), names(entry))
  const [row] = await tx.db
    .select({ cases: sql<number>`count(*)::int` })
    .from(tickets)
    .where(isOpen)
  return row?.cases ?? 0
}

export async function countContracts(tx: Tx, { kind, id }: Entry): Promise<number> {
  if (kind !== 'contract-types') return 0
  const [row] = await tx.db
    .select({ contracts: sql<number>`count(*)::int` })
    .from(contracts)
    .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.typeId, id)))
  return row?.contracts ?? 0
}
