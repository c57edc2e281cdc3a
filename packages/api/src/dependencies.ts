import type { FastifyBaseLogger } from 'fastify'
import type { Log } from './jobs/loop.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Secrets } from './http/secrets.ts'
import type { Scanner } from './outside/scanner.ts'
import type { Storage } from './outside/storage.ts'
import type { Tracing } from './outside/tracing.ts'
import type { MailOut } from './outside/mail-out.ts'
import type { Cursors } from './cursor.ts'
import type { AccessClaims } from './http/actor.ts'

/** What the process hands to the application: everything that reaches outside, so that tests can choose. */
export type AppOptions = {
  db: Database
  clock: Clock
  config: Config
  secrets: Secrets
  storage: Storage
  /** Absent: files are not scanned. */
  scanner?: Scanner | null
  mailOut: MailOut
  /** Absent: nothing is traced. */
  tracing?: Tracing
  /** Absent: silent. */
  logger?: FastifyBaseLogger
}

/** What services are built from. */
export type Dependencies = AppOptions & {
  cursors: Cursors
  signToken(claims: AccessClaims): string
  log: Log
}
