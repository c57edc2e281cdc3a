import type { EventEmitter } from 'node:events'
import type pg from 'pg'

/** What PostgreSQL says of every statement behind the one that failed. */
const aborted = '25P02'

/**
 * Remembers what failed first in a transaction. Statements of one round trip fail together, and which
 * of them is heard first is a matter of promises: only the first says why (a lock, a deadlock), the
 * others that the transaction is over. Call `end` before the connection goes back.
 */
export function watchFailures(client: pg.PoolClient) {
  const { connection } = client as unknown as { connection: EventEmitter }
  let first: unknown
  const note = (error: unknown) => {
    first ??= error
  }
  connection.on('errorMessage', note)
  return {
    causeOf: (error: unknown): unknown => (isAborted(error) ? (first ?? error) : error),
    end: () => {
      connection.off('errorMessage', note)
    },
  }
}

function isAborted(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  return (cause?.code ?? code) === aborted
}
