import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { createIdempotencyService } from '../modules/idempotency/idempotency.service.ts'
import { createLedgerSweep } from '../modules/ledger-sweep/ledger-sweep.service.ts'
import { createMailDelivery } from '../modules/mails/mail-delivery.service.ts'
import { createRecalendarService } from '../modules/clocks/recalendar.service.ts'
import { createOutboxRelay } from '../modules/outbox/outbox-relay.service.ts'
import { createTimerSweep } from '../modules/timers/timers.sweep.service.ts'
import type { MailOut } from '../outside/mail-out.ts'
import type { Log } from './loop.ts'
import type { JobServices } from './runner.ts'

type Deps = {
  db: Database
  clock: Clock
  mailOut: MailOut
  config: { isDemo: boolean; mailFrom: string; publicUrl: string | null; port: number | null }
  /** Origin of the web for links in mails when `MESA_PUBLIC_URL` is not set; read at each mail. */
  linkBase?: () => string
  log: Log
  attachments: JobServices['attachments']
  checks: JobServices['checks']
  everyMinute: JobServices['everyMinute']
  everyDay: JobServices['everyDay']
}

/** The services behind `startJobs` and `runDue`. */
export function createBackground(deps: Deps): JobServices {
  const { db, clock, mailOut, config, log, attachments, checks, everyMinute, everyDay } = deps
  const local = deps.linkBase ?? (() => `http://localhost:${config.port ?? 3000}`)
  const linkBase = () => (config.publicUrl ?? local()).replace(/\/+$/, '')
  return {
    attachments,
    checks,
    everyMinute,
    everyDay,
    recalendar: createRecalendarService({ db, clock }),
    timers: createTimerSweep({ db, clock, log }),
    ledger: createLedgerSweep({ db, clock, log }),
    outboxRelay: createOutboxRelay({ db, clock, linkBase, log }),
    mailDelivery: createMailDelivery({
      db,
      clock,
      mailOut,
      from: config.mailFrom,
      isDemo: config.isDemo,
    }),
    idempotency: createIdempotencyService({ db }),
  }
}
