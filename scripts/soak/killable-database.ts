import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '@mesa/api/db/embedded'

export type KillableDatabase = {
  /** Of the owner of the tables. Holds a password: never print it. */
  readonly url: string
  /** Null: the API starts PostgreSQL itself. */
  readonly urlForApi: string | null
  /** kill -9 of the postmaster; false when none is running at this moment. */
  kill(): boolean
  stop(): Promise<void>
}

/** A durable PostgreSQL as a direct child (H3), started again whenever it dies. */
export async function startOwnDatabase(dataDir: string): Promise<KillableDatabase> {
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const { url } = embedded
  return { url, urlForApi: url, kill: () => killIn(dataDir), stop: () => embedded.stop() }
}

/** The one that the API starts beside itself, as an installation by `npm start` has it. */
export function databaseOfApi(dataDir: string): KillableDatabase {
  return {
    get url() {
      const secrets = readFileSync(join(dataDir, 'secrets.json'), 'utf8')
      const { postgresPassword } = JSON.parse(secrets) as { postgresPassword: string }
      const port = readFileSync(join(dataDir, 'port'), 'utf8')
      return `postgres://postgres:${postgresPassword}@127.0.0.1:${port}/mesa`
    },
    urlForApi: null,
    kill: () => killIn(dataDir),
    stop: async () => void killIn(dataDir),
  }
}

/** Only a process that works in this very folder: the number in the file may be another's by now. */
function killIn(dataDir: string): boolean {
  try {
    const folder = realpathSync(join(dataDir, 'pg'))
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (!(pid > 1) || readlinkSync(`/proc/${pid}/cwd`) !== folder) return false
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
