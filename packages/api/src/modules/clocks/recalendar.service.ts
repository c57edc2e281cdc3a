import type { Clock } from '../../clock.ts'
import { systemScope, type Database, type Tx } from '../../db/database.ts'
import {
  noteProgress,
  takeWaitingChange,
  type WaitingChange,
} from '../calendars/calendar-work.service.ts'
import { lockTicketsIfFree } from '../tickets/many-tickets.service.ts'
import { followed } from './recalendar.ts'
import { writeFollowed } from './recalendar-write.service.ts'
import * as repository from './recalendar.repository.ts'

type Deps = {
  db: Database
  clock: Clock
  /** Cases of one transaction, which a writer of one of them may have to wait for; tests take few. */
  batchSize?: number
}
/** How far this process is with a change; another that takes over begins anew, which costs a look. */
type Place = { after: string; hasBusy: boolean }

/** At once: while this process measures the clocks of one batch, PostgreSQL writes the other. */
const lanesMax = 2

/**
 * Lets the clocks that run follow new versions and other calendars (clocks.md), in batches that
 * wait for no case which somebody has: two at once, one in the transaction that holds the change, so
 * that one node is at it, the other in its own. Safe to run at any time, twice and on several nodes:
 * what followed already has nothing left to follow.
 */
export function createRecalendarService({ db, clock, batchSize = 200 }: Deps) {
  const places = new Map<string, Place>()
  // A pool so small that a second connection might never come is left to others.
  const lanes = (db.pool.options.max ?? 1) > lanesMax ? lanesMax : 1

  async function applyNext(tenantId: string): Promise<boolean> {
    const done = await db.transaction(systemScope(tenantId), async (tx) => {
      const change = await takeWaitingChange(tx)
      if (!change) return undefined
      const place = places.get(change.id) ?? { after: repository.fromTheStart, hasBusy: false }
      const at = clock.now()
      const beside = (ids: string[]) =>
        db.transaction(systemScope(tenantId), (batch) => applyBatch(batch, change, { ids, at }))
      return { change, place: await applyPage(tx, change, { place, at, lanes, batchSize, beside }) }
    })
    if (!done) return false
    const { change, place } = done
    if (!place) places.delete(change.id)
    else places.set(change.id, place)
    // What somebody has now is tried again after a pause.
    return place?.after !== repository.fromTheStart
  }

  return {
    /** Some batches of every desk; true when there is more to do at once. */
    async applyOnce(): Promise<boolean> {
      let hasMore = false
      for (const { id } of await db.directory('select id from tenants'))
        hasMore = (await applyNext(String(id))) || hasMore
      return hasMore
    },
  }
}

type Applied = { clocksChanged: number; hasBusy: boolean }
type Page = {
  place: Place
  at: Date
  lanes: number
  batchSize: number
  /** A batch in a transaction of its own. */
  beside: (ids: string[]) => Promise<Applied>
}

/** Answers where to go on; undefined at the end. */
async function applyPage(
  tx: Tx,
  change: WaitingChange,
  { place, at, lanes, batchSize, beside }: Page,
): Promise<Place | undefined> {
  const ids = await listCases(tx, change, { after: place.after, limit: lanes * batchSize })
  if (ids.length === 0) {
    if (place.hasBusy) return { after: repository.fromTheStart, hasBusy: false }
    // Batches, acts and timers that came first, what a process did before it died: all is counted.
    const clocks = await repository.countFollowed(tx, change)
    const clocksChanged = clocks - change.clocksChanged
    await noteProgress(tx, change, { clocksChanged, at, isFinished: true })
    return undefined
  }
  const [own, other] = [ids.slice(0, batchSize), ids.slice(batchSize)]
  const batches = [applyBatch(tx, change, { ids: own, at })]
  if (other.length > 0) batches.push(beside(other))
  const applied = await Promise.allSettled(batches)
  const done = applied.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
  const clocksChanged = done.reduce((sum, one) => sum + one.clocksChanged, 0)
  await noteProgress(tx, change, { clocksChanged, at, isFinished: false })
  const hasBusy = place.hasBusy || done.some((one) => one.hasBusy)
  return { after: ids.at(-1) ?? place.after, hasBusy }
}

async function applyBatch(
  tx: Tx,
  change: WaitingChange,
  { ids, at }: { ids: string[]; at: Date },
): Promise<Applied> {
  const { free, busy } = await lockTicketsIfFree(tx, ids)
  const rows = await repository.listUnfinishedOf(
    tx,
    free.map(({ id }) => id),
  )
  const clocks = await followed(tx, rows, change.at.getTime())
  await writeFollowed(tx, { tickets: free, clocks, since: change.at, at })
  const changed = clocks.filter(({ steps }) => steps.length > 0)
  return { clocksChanged: changed.length, hasBusy: busy.length > 0 }
}

type Listing = { after: string; limit: number }

function listCases(tx: Tx, change: WaitingChange, page: Listing): Promise<string[]> {
  const { calendarId, version: below, assignedTo, assignedId } = change
  if (assignedTo === null) return repository.listCasesUnder(tx, { calendarId, below, ...page })
  return repository.listCasesOf(tx, { assignedTo, assignedId, ...page })
}
