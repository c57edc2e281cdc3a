import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Actor } from '@mesa/shared/access/actor'
import { AppError } from '../errors.ts'
import { upTo } from '../ids.ts'
import { isDatabaseAway } from './away.ts'
import { watchFailures } from './first-failure.ts'
import { storeAnswer, takeKey } from './once.ts'
import { readScoped, scopeStatement } from './scoped-read.ts'
import { drizzleOn, gather, nameOf, type Naming } from './statements.ts'
import type { Caller, Once, Reader, Scope, Statement, Tx } from './tx.ts'

export type { Caller, Reader, Scope, Statement, Tx } from './tx.ts'

export type Database = ReturnType<typeof createDatabase>

type TransactionOptions = {
  isolation?: 'repeatable read'
  readOnly?: boolean
  /** Reads a whole history: each statement may take ten minutes instead of five seconds. */
  isLong?: boolean
}

const retriesMax = 3
/** Serialization failure and deadlock: the transaction had no effect and may simply run again. */
const retryable = new Set(['40001', '40P01'])

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

/** With chance in it, so that two that met do not meet again. */
const retryMs = (attempt: number) => 5 * attempt * attempt + upTo(10 * attempt)

/** Outside a transaction settings are gone at once: this only makes the statement known. */
const nobody: Scope = { tenantId: '', kind: 'customer', userId: null, organizationIds: [] }

export const systemScope = (tenantId: string): Scope => ({
  tenantId,
  kind: 'system',
  userId: null,
  organizationIds: [],
})

type Opening = {
  url: string
  poolSize?: number
  /** A pooler hands each transaction any connection: statements stay unnamed, time limits are the role's. */
  isPooled?: boolean
} & Partial<Naming>

/**
 * Opens the pool of the application's role. BEGIN and the settings travel with the first statement
 * (pipelining, rls.md part 3), and statements started together share a round trip. Nothing depends on
 * the session but named statements, which a transaction-mode pooler must know to pass on.
 */
export function createDatabase({ url, poolSize = 20, isPooled = false, ...rest }: Opening) {
  const { namedStatements = !isPooled } = rest
  const naming = { namedStatements }
  const pool = openPool({ url, poolSize, isPooled, namedStatements })

  async function transaction<Result>(
    actorOrScope: Caller | Scope,
    work: (tx: Tx) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    const scope = 'organizationIds' in actorOrScope ? actorOrScope : scopeOf(actorOrScope)
    for (let attempt = 1; ; attempt += 1) {
      try {
        const once = 'once' in actorOrScope && !options.readOnly ? actorOrScope.once : undefined
        if (!once || once.isTaken) return await runOnce(pool, { scope, work, options, naming })
        const result = await runOnce(pool, { scope, work: onlyOnce(once, work), options, naming })
        once.isTaken = true
        return result
      } catch (error) {
        if (retryable.has(sqlState(error) ?? '') && attempt <= retriesMax) {
          await sleep(retryMs(attempt))
          continue
        }
        throw translate(error)
      }
    }
  }

  /** One hot reading statement with its settings in one round trip, without a drizzle query. */
  async function read<Row extends object>(
    actorOrScope: Caller | Scope,
    statement: Statement,
  ): Promise<Row[]> {
    const scope = 'organizationIds' in actorOrScope ? actorOrScope : scopeOf(actorOrScope)
    try {
      const client = await pool.connect()
      try {
        return await readScoped<Row>(client, { scope, statement, namedStatements })
      } finally {
        client.release()
      }
    } catch (error) {
      throw translate(error)
    }
  }

  /** Reads of one actor outside any transaction, each on its own and in one round trip. */
  function reader(actor: Caller): Reader {
    const scope = scopeOf(actor)
    return {
      tenantId: scope.tenantId,
      scope,
      read: <Row extends object>(statement: Statement) => read<Row>(scope, statement),
    }
  }

  /** Asked before a desk is known: the directory of desks is the one thing every connection may read. */
  const directory = async (text: string, values: unknown[] = []) => {
    try {
      return (await pool.query(text, values)).rows as Array<Record<string, unknown>>
    } catch (error) {
      throw translate(error)
    }
  }

  return { transaction, read, reader, directory, pool, close: () => pool.end() }
}

/** In milliseconds. A pooler does not take them with the connection: see `refuseUnbounded`. */
const timeLimits = {
  statement_timeout: 5000,
  lock_timeout: 3000,
  idle_in_transaction_session_timeout: 10_000,
}

function openPool({ url, poolSize, isPooled, namedStatements }: Required<Opening>) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(isPooled ? {} : timeLimits),
    // The server ends what is slow; this notices that the server itself says nothing more (F03, F22).
    query_timeout: 7000,
    application_name: 'mesa',
    pipeline: true,
  })
  // Without listeners a restart of the server would end this process (F01): the pool hears idle
  // connections, and those at work only if asked to; their next statement tells what happened.
  pool.on('error', () => undefined)
  // Known to every connection, so that a read may bind it without asking.
  pool.on('connect', (client) => {
    if (namedStatements) client.query(scopeStatement(nobody)).catch(() => undefined)
  })
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

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

/** COMMIT of a failed transaction is a ROLLBACK without an error: an effect acknowledged and lost (P1). */
const rolledBack = 'a statement failed unnoticed, and PostgreSQL rolled its transaction back'

type Run<Result> = {
  scope: Scope
  work: (tx: Tx) => Promise<Result>
  options: TransactionOptions
  naming: Naming
}

async function runOnce<Result>(pool: pg.Pool, { scope, work, options, naming }: Run<Result>) {
  const client = await pool.connect()
  let broken = false
  const hurry = options.isLong ? allowLong(client) : undefined
  const failures = watchFailures(client)
  const send = (statement: Statement) =>
    client.query({ ...statement, name: nameOf(statement, naming) })
  try {
    const tx: Tx = {
      tenantId: scope.tenantId,
      scope,
      db: drizzleOn(client, naming),
      read: async <Row extends object>(statement: Statement) => {
        gather(client)
        return (await send(statement)).rows as Row[]
      },
    }
    gather(client)
    const begun = [client.query(beginText(options)), send(scopeStatement(scope))]
    if (options.isLong) begun.push(client.query(`set local statement_timeout = ${longMs}`))
    // Sent with the first statement; who waits below is told of a failure.
    for (const answer of begun) answer.catch(() => undefined)
    const result = await work(tx)
    await Promise.all(begun)
    const committed = client.query('commit')
    // What was only read is true already: the next transaction is sent behind this one's end.
    if (options.readOnly) committed.catch(() => undefined)
    else if ((await committed).command !== 'COMMIT') throw new Error(rolledBack)
    return result
  } catch (error) {
    // A failed rollback means that the connection is gone; it must not go back into the pool.
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw failures.causeOf(error)
  } finally {
    hurry?.()
    failures.end()
    client.release(broken)
  }
}

const longMs = 600_000

/** node-postgres reads its own limit at each statement; the answered function puts it back. */
function allowLong(client: pg.PoolClient): () => void {
  const { connectionParameters } = client as unknown as {
    connectionParameters: { query_timeout: number }
  }
  const { query_timeout: usual } = connectionParameters
  connectionParameters.query_timeout = longMs + 2000
  return () => {
    connectionParameters.query_timeout = usual
  }
}

function beginText({ isolation, readOnly }: TransactionOptions) {
  return `begin${isolation ? ` isolation level ${isolation}` : ''}${readOnly ? ' read only' : ''}`
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
  if (isDatabaseAway(error)) {
    return Object.assign(new AppError('unavailable', { retryAfterSeconds: 2 }), { cause: error })
  }
  return error
}
