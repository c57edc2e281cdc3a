import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { outbox } from '@mesa/api/modules/outbox/outbox.tables'
import { tenants } from '@mesa/api/modules/tenants/tenants.tables'
import {
  deskNames,
  type DeskName,
  type SeedContext,
  type SeedDemo,
} from '@mesa/api/start/demo-desk'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { DEMO_PASSWORD, makeLogins } from './demo-logins.ts'
import { unfinishedSlug, type DeskContent } from './desk-content.ts'
import { loadDesk, slugOf } from './desks.ts'
import { planCase } from './replay-case.ts'
import { arrangements } from './seed-arrangements.ts'
import { createSeedClock } from './seed-clock.ts'
import { attentionOf } from './seed-dates.ts'
import { contractHistory } from './seed-contracts.ts'
import { seedDesk } from './seed-desk.ts'
import { stageScreens, type ScreenOrder } from './seed-files.ts'
import { lockSeed } from './seed-lock.ts'
import { replay } from './seed-replay.ts'
import { createSeedServices } from './seed-services.ts'

/**
 * Makes the demonstration desks asked for that are not there yet: people, contracts and months of
 * cases, each step done by the product's own services at its own instant. Unless some are named, the
 * demo desk of an installation without desks. What an interrupted seed left is removed and done again.
 * Answers the names of those it made.
 */
export const seedDemo: SeedDemo = async (context) => {
  const lock = await lockSeed(context)
  try {
    const there = await lock.listDesks()
    const made: DeskName[] = []
    for (const name of deskNames) {
      const slug = slugOf(name)
      const unfinished = there.find((one) => one.slug === unfinishedSlug(slug))
      if (unfinished) await lock.removeDesk(unfinished.id)
      const isAsked = context.desks?.includes(name) ?? (name === 'demo' && there.length === 0)
      const isThere = there.some((one) => one.slug === slug)
      if (isThere || (!isAsked && !unfinished)) continue
      const content = await loadDesk(name)
      context.say(`Sembrando la mesa «${content.name}» (una sola vez).`)
      await seedContent(content, context)
      made.push(name)
    }
    return made
  } finally {
    await lock.release()
  }
}

/** One desk, whole, while nobody else seeds. */
export async function seedContent(
  content: DeskContent,
  context: Omit<SeedContext, 'desks'>,
): Promise<string> {
  const tenantId = await withDatabase(hastily(context.appUrl), (db) => seed(db, content, context))
  await withDatabase(context.appUrl, (db) => finish(db, tenantId, content.slug))
  return tenantId
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

async function seed(db: Database, content: DeskContent, context: Omit<SeedContext, 'desks'>) {
  const { storage, clock: realClock, say, writeLogins } = context
  const now = realClock.now()
  const clock = createSeedClock(now)
  const { calendar } = PRESETS[content.preset]
  const attention = attentionOf(calendar, { years: content.runsTimers ? yearsUntil(now) : [] })
  const todayOn = attention.dayOf(now.getTime())
  const services = createSeedServices({ db, clock, storage })
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const given = { content, attention, db, services, clock, todayOn, passwordHash }
  const desk = await seedDesk(given)
  say('Organizaciones, personas y productos listos; ahora los casos.')

  const orders: ScreenOrder[] = []
  let take: ReturnType<typeof stageScreens>['take'] | undefined
  const takeStaged = (order: ScreenOrder) => {
    if (!take) throw new Error('pictures are staged before they are taken')
    return take(order)
  }
  const happenings = [...contractHistory(desk, services), ...arrangements(desk, services)]
  for (const story of content.cases(now, attention)) {
    const planned = planCase(story, { desk, services, take: takeStaged })
    happenings.push(...planned.happenings)
    orders.push(...planned.orders)
  }
  const staging = stageScreens(orders, { db, storage })
  take = staging.take
  try {
    await replay(happenings, { desk, db, clock, now, say })
  } finally {
    await staging.finished
  }
  await writeLogins(content.slug, await makeLogins(db, desk, now))
  return desk.tenantId
}

const yearsUntil = (now: Date) => [now.getUTCFullYear() - 1, now.getUTCFullYear()]

/** Gives the desk its name, durably, and with it everything before. */
async function finish(db: Database, tenantId: string, slug: string) {
  await db.transaction(systemScope(tenantId), async (tx) => {
    // Row-level security holds both to this desk. Nobody gets mails of what happened months ago.
    await tx.db.update(outbox).set({ dispatchedAt: outbox.createdAt })
    await tx.db.update(tenants).set({ slug })
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
