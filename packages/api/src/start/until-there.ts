import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isDatabaseAway } from '../db/away.ts'
import { say } from './say.ts'

const pauseMs = 500
const sayEveryMs = 10_000

/**
 * Waits for a database that is away or still starting, as after a power cut that ended both (F02).
 * Errors: whatever waiting does not mend, such as a wrong password; and after `waitMs` plain words.
 */
export async function untilThere(url: string, waitMs: number): Promise<void> {
  const { hostname, port } = new URL(url)
  const address = `${hostname}:${port || 5432}`
  const from = performance.now()
  let saidAt = Number.NEGATIVE_INFINITY
  for (;;) {
    const error = await connectionError(url)
    if (error === null) return
    if (!isDatabaseAway(error)) throw error
    const now = performance.now()
    if (now - from >= waitMs)
      throw new Error(
        `PostgreSQL en ${address} no responde desde hace ${Math.round(waitMs / 1000)} s`,
        { cause: error },
      )
    if (now - saidAt >= sayEveryMs) {
      saidAt = now
      say(`Esperando a PostgreSQL en ${address}.`)
    }
    await sleep(pauseMs)
  }
}

async function connectionError(connectionString: string): Promise<unknown> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => undefined)
  }
}
