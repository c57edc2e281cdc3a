import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { outbox } from '@mesa/api/modules/outbox/outbox.tables'
import { tenants } from '@mesa/api/modules/tenants/tenants.tables'
import type { SeedContext, SeedDemo } from '@mesa/api/start/demo-desk'
import { demoCases } from './content/cases.ts'
import { DEMO_PASSWORD, makeLogins } from './demo-logins.ts'
import { planCase } from './replay-case.ts'
import { createSeedClock, type SeedClock } from './seed-clock.ts'
import { localDay } from './seed-dates.ts'
import { contractHistory, DESK_SLUG, seedDesk, type Happening } from './seed-desk.ts'
import { stageScreens, type ScreenOrder } from './seed-files.ts'
import { createSeedServices } from './seed-services.ts'
import { lockSeed } from './seed-lock.ts'

const SAY_EVERY = 300

/**
 * Makes the demo desk on an installation without desks: its people, contracts and six months of
 * cases, each step done by the product's own services at its own instant. What an interrupted seed
 * left is removed first. Answers false where there is a desk already.
 */
export const seedDemo: SeedDemo = async (context) => {
  const lock = await lockSeed(context)
  try {
    if (await lock.hasDesk()) return false
    context.say('Sembrando la mesa de demostración (una sola vez).')
    await lock.removeUnfinished()
    const tenantId = await withDatabase(hastily(context.appUrl), (db) => seed(db, context))
    await withDatabase(context.appUrl, (db) => finish(db, tenantId))
    return true
  } finally {
    await lock.release()
  }
}

/**
 * A step need not reach the disk before the next one starts: the last transaction waits for the disk,
 * and with it everything before. Until then the desk counts as unfinished.
 */
function hastily(appUrl: string): string {
  const url = new URL(appUrl)
  url.searchParams.set('options', '-c synchronous_commit=off')
  return url.href
}

async function seed(db: Database, { storage, clock: realClock, say, writeLogins }: SeedContext) {
  const clock = createSeedClock(realClock.now())
  const todayOn = localDay(realClock.now())
  const services = createSeedServices(db, clock)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const desk = await seedDesk({ db, services, clock, todayOn, passwordHash })
  say('Organizaciones, personas y productos listos; ahora los casos de seis meses.')

  const orders: ScreenOrder[] = []
  let take: ReturnType<typeof stageScreens>['take'] | undefined
  const takeStaged = (order: ScreenOrder) => {
    if (!take) throw new Error('pictures are staged before they are taken')
    return take(order)
  }
  const happenings = contractHistory(desk, { services, todayOn })
  for (const story of demoCases(todayOn)) {
    const planned = planCase(story, { desk, services, take: takeStaged })
    happenings.push(...planned.happenings)
    orders.push(...planned.orders)
  }
  const staging = stageScreens(orders, { db, storage })
  take = staging.take
  try {
    await replay(happenings, { clock, say })
  } finally {
    await staging.finished
  }
  await writeLogins(await makeLogins(db, desk, realClock.now()))
  return desk.tenantId
}

/** Gives the desk its name, durably, and with it everything before. */
async function finish(db: Database, tenantId: string) {
  await db.transaction(systemScope(tenantId), async (tx) => {
    // Row-level security holds both to this desk. Nobody gets mails of what happened months ago.
    await tx.db.update(outbox).set({ dispatchedAt: outbox.createdAt })
    await tx.db.update(tenants).set({ slug: DESK_SLUG })
  })
}

async function withDatabase<Result>(url: string, work: (db: Database) => Promise<Result>) {
  const db = createDatabase({ url, poolSize: 6 })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** In the order in which it happened, over all cases: numbers, places and balances depend on it. */
async function replay(
  happenings: Happening[],
  { clock, say }: { clock: SeedClock; say: (line: string) => void },
) {
  const ordered = happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  for (const [index, { at, run }] of ordered.entries()) {
    clock.set(at)
    await run()
    const done = index + 1
    if (done % SAY_EVERY === 0) say(`Historia: ${done} de ${ordered.length} pasos.`)
  }
}
