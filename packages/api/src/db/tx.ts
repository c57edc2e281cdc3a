import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Actor } from '@mesa/shared/access/actor'

/** What row-level security is told about a transaction (migrations/20261122050100_walls). */
export type Scope = {
  tenantId: string
  kind: 'desk' | 'customer' | 'system'
  userId: string | null
  organizationIds: string[]
}

/** SQL with `$1`… and what stands there. `name`: how plans and logs call it; otherwise one is made. */
export type Statement = { text: string; values: unknown[]; name?: string }

/** Asks hot questions in SQL as written, with row-level security's settings: `Database.reader` or a transaction. */
export type Reader = {
  readonly tenantId: string
  readonly scope: Scope
  read<Row extends object>(statement: Statement): Promise<Row[]>
}

/** A transaction inside one desk. Repositories take it first; only `Database.transaction` makes one. */
export type Tx = Reader & { readonly db: NodePgDatabase }

/**
 * An `Idempotency-Key` of a request. The first writing transaction of the request stores key and
 * answer together with its effect, so that an unknown outcome is resolved by asking again (P2).
 */
export type Once = {
  key: string
  actorKey: string
  requestHash: string
  at: Date
  isTaken: boolean
}

/** What a request adds to its actor: its `Idempotency-Key`, taken by its first writing transaction. */
export type Caller = Actor & { once?: Once }
