import type { Writable } from 'node:stream'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Statement } from './tx.ts'

/** Each connection keeps the plans of so many texts; a list of filters nobody repeats stays unnamed. */
const namesMax = 300
const names = new Map<string, string>()
const known = new WeakMap<pg.PoolClient, NodePgDatabase>()

/**
 * Whether statements get names: a connection then parses and plans each text once, and planning costs
 * more than running a small statement (performance.md). A pooler that passes no names on needs false.
 */
export type Naming = { namedStatements: boolean }

/** drizzle over one connection. */
export function drizzleOn(client: pg.PoolClient, naming: Naming): NodePgDatabase {
  const earlier = known.get(client)
  if (earlier) return earlier
  const query = (config: pg.QueryConfig, values: unknown[]) => {
    gather(client)
    return client.query({ ...config, name: nameOf({ text: config.text }, naming) }, values)
  }
  const made = drizzle({ client: { query } as unknown as pg.PoolClient })
  known.set(client, made)
  return made
}

/** What is sent to a connection before the process turns to something else leaves in one write. */
export function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Undefined where statements stay unnamed, and once there are too many texts to keep plans of. */
export function nameOf({ text, name }: Omit<Statement, 'values'>, { namedStatements }: Naming) {
  if (!namedStatements || name !== undefined) return namedStatements ? name : undefined
  const earlier = names.get(text)
  if (earlier !== undefined || names.size >= namesMax) return earlier
  const made = `mesa-${names.size + 1}`
  names.set(text, made)
  return made
}
