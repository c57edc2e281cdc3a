import { readConfig } from '@mesa/api/config'
import { createCursors } from '@mesa/api/cursor'
import type { Database } from '@mesa/api/db/database'
import { loadSecrets } from '@mesa/api/http/secrets'
import { createServices, type Services } from '@mesa/api/modules'
import type { Storage } from '@mesa/api/outside/storage'
import type { SeedClock } from './seed-clock.ts'

export type SeedServices = Services
type Given = { db: Database; clock: SeedClock; storage: Storage }

/** The product's own services, so that rules, record, ledger and clocks are those of real work. */
export function createSeedServices({ db, clock, storage }: Given): SeedServices {
  const config = readConfig({})
  return createServices({
    db,
    clock,
    storage,
    config,
    // Pages read here are read to their end at once: nothing signed here leaves this process.
    secrets: loadSecrets({ secret: 'seed', dataDir: config.dataDir }),
    cursors: createCursors('seed'),
    signToken: () => '',
    mailOut: { send: () => Promise.resolve({ kind: 'sent' }), close: () => undefined },
    log: { error: () => undefined },
  })
}
