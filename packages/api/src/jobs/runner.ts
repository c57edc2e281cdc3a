import { PgBoss, type ConstructorOptions } from 'pg-boss'
import type { Clock } from '../clock.ts'
import { sparingly, startLoop, type Log } from './loop.ts'

/** Work of the background, each safe to run at any time and twice. */
export type JobServices = {
  attachments: { removeOrphans(now: Date): Promise<unknown> }
  outboxRelay: { relayOnce(): Promise<boolean>; removeOld(now: Date): Promise<unknown> }
  mailDelivery: { deliverOnce(): Promise<boolean> }
  /** What happens by itself at an instant of its own: breaches, warnings, closings, expiries. */
  timers: { sweepOnce(): Promise<boolean>; sweepToEnd(): Promise<boolean> }
  /** What the hour ledger does by itself: grants of periods, expiries, what is carried over. */
  ledger: { sweepOnce(): Promise<boolean>; sweepToEnd(): Promise<boolean> }
  /** Clocks that run follow new versions of calendars. */
  recalendar: { applyOnce(): Promise<boolean> }
  checks: { checkAll(now: Date): Promise<unknown> }
  idempotency: { removeOld(now: Date): Promise<unknown> }
  /** What is looked at each minute, in this order. */
  everyMinute: Array<{ name: string; run: (now: Date) => Promise<unknown> }>
  /** `isAtStart`: once at each start as well, which does nothing where the day has it already. */
  everyDay: Array<{ name: string; run: (now: Date) => Promise<unknown>; isAtStart?: true }>
}

type Job = {
  name: string
  cron: string
  run: (now: Date) => Promise<unknown>
  isAtStart?: true
}

const relayEveryMs = 250
const deliverEveryMs = 1000
const sweepEveryMs = 1000
const recalendarEveryMs = 1000
const roundsMax = 1000

export const listJobs = (services: JobServices): Job[] => [
  ...services.everyMinute.map(({ name, run }) => ({ name, cron: '* * * * *', run })),
  ...services.everyDay.map((job) => ({ ...job, cron: '37 6 * * *' })),
  {
    name: 'attachments-orphans',
    cron: '7 * * * *',
    run: (now) => services.attachments.removeOrphans(now),
  },
  {
    name: 'idempotency-keys',
    cron: '17 * * * *',
    run: (now) => services.idempotency.removeOld(now),
  },
  { name: 'nightly-check', cron: '23 3 * * *', run: (now) => services.checks.checkAll(now) },
  { name: 'outbox-old', cron: '27 * * * *', run: (now) => services.outboxRelay.removeOld(now) },
]

/**
 * Runs everything that is due at an instant, once and to the end: for tests and for the test clock,
 * which jumps over the minutes in which the recurring jobs would have run. Answers how many ran.
 */
export async function runDue(services: JobServices, now: Date): Promise<number> {
  // The whole history is read at night, not at each turn of the test clock.
  const jobs = listJobs(services).filter(({ name }) => name !== 'nightly-check')
  for (const { run } of jobs) await run(now)
  // What moves timers comes before them.
  await repeat(() => services.recalendar.applyOnce())
  // A request may hold an account or a case for a moment.
  await repeat(() => services.ledger.sweepToEnd())
  await repeat(() => services.timers.sweepToEnd())
  const relayed = await repeat(() => services.outboxRelay.relayOnce())
  const delivered = await repeat(() => services.mailDelivery.deliverOnce())
  return jobs.length + relayed + delivered
}

/** Answers how often the round ran. */
async function repeat(round: () => Promise<boolean>): Promise<number> {
  let count = 1
  while (count < roundsMax && (await round())) count += 1
  return count
}

export type Jobs = { stop(): Promise<void> }

/**
 * Starts timers, relay, mail delivery and the recurring jobs. pg-boss keeps the schedule, so that among
 * several nodes each job runs once. It logs in with the owner's URL (`directUrl`): it creates and
 * migrates its own schema `pgboss`, which the application's role, owner of nothing, must not (A33);
 * the jobs themselves work through the walled role like every request.
 */
export async function startJobs({
  directUrl,
  clock,
  services,
  log,
}: {
  directUrl: string
  clock: Clock
  services: JobServices
  log: Log
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: directUrl,
    schema: 'pgboss',
    max: 2,
    application_name: 'mesa-jobs',
    keepAlive: true,
    // A server that takes the question and never answers must not hold the schedule (F22).
    query_timeout: 30_000,
  } as ConstructorOptions)
  const tell = sparingly((err) => log.error({ err }, 'pg-boss lost its database; it tries again'))
  boss.on('error', tell)
  await boss.start()
  for (const { name, cron, run, isAtStart } of listJobs(services)) {
    await boss.createQueue(name, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 600 })
    await boss.schedule(name, cron)
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
      try {
        await run(clock.now())
      } catch (err) {
        log.error({ err, job: name }, 'a job failed; it runs again at its next time')
      }
    })
    // Of several nodes that start together one finds it in the queue.
    if (isAtStart) await boss.send(name)
  }
  const loops = startLoops(services, log)
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

/** What happens as soon as it can, each in a loop of its own. */
function startLoops(services: JobServices, log: Log) {
  const { timers, ledger, recalendar, outboxRelay, mailDelivery } = services
  const loops = [
    { name: 'timers', everyMs: sweepEveryMs, round: () => timers.sweepOnce() },
    { name: 'hour ledger', everyMs: sweepEveryMs, round: () => ledger.sweepOnce() },
    { name: 'calendar changes', everyMs: recalendarEveryMs, round: () => recalendar.applyOnce() },
    { name: 'outbox relay', everyMs: relayEveryMs, round: () => outboxRelay.relayOnce() },
    { name: 'mail delivery', everyMs: deliverEveryMs, round: () => mailDelivery.deliverOnce() },
  ]
  return loops.map((loop) => startLoop({ ...loop, log }))
}
