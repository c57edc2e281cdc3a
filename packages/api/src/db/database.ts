import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Actor } from '@mesa/shared/access/actor'
import { AppError } from '../errors.ts'
import { storeAnswer, takeKey } from './once.ts'
import type { Caller, Once, Scope, Tx } from './tx.ts'

export type { Caller, Scope, Tx } from './tx.ts'

export type Database = ReturnType<typeof createDatabase>

type Statement = { name: string; text: string; values: unknown[] }
type TransactionOptions = { isolation?: 'repeatable read'; readOnly?: boolean }

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const retriesMax = 3
/** Serialization failure and deadlock: the transaction had no effect and may simply run again. */
const retryable = new Set(['40001', '40P01'])
const connectionLost =
  /Connection terminated|ECONNREFUSED|ECONNRESET|EPIPE|timeout exceeded when trying to connect|Client has encountered a connection error/

export function scopeOf(actor: Actor): Scope {
  const { tenantId } = actor
  switch (actor.kind) {
    case 'staff':
      return { tenantId, kind: 'desk', userId: actor.userId, organizationIds: [] }
    case 'customer':
      return {
        tenantId,
        kind: 'customer',
        userId: actor.userId,
        organizationIds: actor.memberships.map((membership) => membership.organizationId),
      }
    case 'api_key':
      return actor.organizationId === null
        ? { tenantId, kind: 'desk', userId: null, organizationIds: [] }
        : { tenantId, kind: 'customer', userId: null, organizationIds: [actor.organizationId] }
    case 'system':
      return { tenantId, kind: 'system', userId: null, organizationIds: [] }
  }
}

export const systemScope = (tenantId: string): Scope => ({
  tenantId,
  kind: 'system',
  userId: null,
  organizationIds: [],
})

/**
 * Opens the pool of the application's role. Every transaction sends BEGIN and its settings in one
 * round trip; nothing depends on the session, so a transaction-mode pooler may stand in between.
 */
export function createDatabase({ url, poolSize = 20 }: { url: string; poolSize?: number }) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 5000,
    lock_timeout: 3000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'mesa',
  })
  // Without listeners a restart of the server would end this process (F01): the pool hears idle
  // connections, and those at work only if asked to; their next statement tells what happened.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))

  async function transaction<Result>(
    actorOrScope: Caller | Scope,
    work: (tx: Tx) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    const scope = 'organizationIds' in actorOrScope ? actorOrScope : scopeOf(actorOrScope)
    for (let attempt = 1; ; attempt += 1) {
      try {
        const once = 'once' in actorOrScope && !options.readOnly ? actorOrScope.once : undefined
        if (!once || once.isTaken) return await runOnce(pool, { scope, work, options })
        const result = await runOnce(pool, { scope, work: onlyOnce(once, work), options })
        once.isTaken = true
        return result
      } catch (error) {
        if (retryable.has(sqlState(error) ?? '') && attempt <= retriesMax) {
          await new Promise((resolve) => setTimeout(resolve, 5 * attempt * attempt))
          continue
        }
        throw translate(error)
      }
    }
  }

  /** One hot statement in one round trip of settings and one of reading, without a drizzle query. */
  const read = <Row extends pg.QueryResultRow>(
    actorOrScope: Caller | Scope,
    statement: Statement,
  ) =>
    transaction(
      actorOrScope,
      async (tx) => {
        const client = clients.get(tx)
        if (!client) throw new Error('a read needs its transaction')
        return (await client.query<Row>(statement)).rows
      },
      { readOnly: true },
    )

  /** Asked before a desk is known: the directory of desks is the one thing every connection may read. */
  const directory = async (text: string, values: unknown[] = []) => {
    try {
      return (await pool.query(text, values)).rows as Array<Record<string, unknown>>
    } catch (error) {
      throw translate(error)
    }
  }

  return { transaction, read, directory, pool, close: () => pool.end() }
}

const clients = new WeakMap<Tx, pg.PoolClient>()

/** Within the effect's own transaction: the key first, the answer last. A repeat does no work. */
const onlyOnce =
  <Result>(once: Once, work: (tx: Tx) => Promise<Result>) =>
  async (tx: Tx): Promise<Result> => {
    const earlier = await takeKey(tx, once)
    if (earlier.kind === 'repeat') return earlier.answer as Result
    const result = await work(tx)
    await storeAnswer(tx, once, result)
    return result
  }

type Run<Result> = { scope: Scope; work: (tx: Tx) => Promise<Result>; options: TransactionOptions }

async function runOnce<Result>(pool: pg.Pool, { scope, work, options }: Run<Result>) {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query(beginText(scope, options))
    const tx: Tx = { tenantId: scope.tenantId, scope, db: drizzle({ client }) }
    clients.set(tx, client)
    const result = await work(tx)
    await client.query('commit')
    return result
  } catch (error) {
    // A failed rollback means that the connection is gone; it must not go back into the pool.
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** The settings are literals in one simple query; every value is checked to be a UUID or a fixed word. */
function beginText(scope: Scope, { isolation, readOnly }: TransactionOptions) {
  const ids = [scope.tenantId, ...scope.organizationIds, ...(scope.userId ? [scope.userId] : [])]
  for (const id of ids) if (!uuidPattern.test(id)) throw new Error('a scope holds only UUIDs')
  const mode = `${isolation ? ` isolation level ${isolation}` : ''}${readOnly ? ' read only' : ''}`
  return (
    `begin${mode}; select set_config('app.tenant_id', '${scope.tenantId}', true), ` +
    `set_config('app.kind', '${scope.kind}', true), ` +
    `set_config('app.user_id', '${scope.userId ?? ''}', true), ` +
    `set_config('app.organization_ids', '${scope.organizationIds.join(',')}', true)`
  )
}

/** drizzle wraps driver errors: the SQLSTATE is at `error.cause.code`. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  const found = cause?.code ?? code
  return typeof found === 'string' && /^[0-9A-Z]{5}$/.test(found) ? found : undefined
}

/** The violated constraint, to turn a lost race into its own refusal. */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint, cause } = (error ?? {}) as {
    constraint?: string
    cause?: { constraint?: string }
  }
  return cause?.constraint ?? constraint
}

/** A database that is away, overloaded or waiting for a lock is 503, never 500 (F01–F04). */
function translate(error: unknown): unknown {
  if (error instanceof AppError) return error
  const state = sqlState(error)
  const { message = '', cause } = error as { message?: string; cause?: { message?: string } }
  const isAway =
    state?.startsWith('08') ||
    state?.startsWith('57') ||
    state?.startsWith('53') ||
    state === '55P03'
  if (isAway || connectionLost.test(message) || connectionLost.test(cause?.message ?? '')) {
    return Object.assign(new AppError('unavailable', { retryAfterSeconds: 2 }), { cause: error })
  }
  return error
}
