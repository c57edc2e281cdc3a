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

export type RecalendarService = ReturnType<typeof createRecalendarService>
type Deps = { db: Database; clock: Clock }
/** How far this process is with a change; another that takes over begins anew, which costs a look. */
type Place = { after: string; hasBusy: boolean }

const batchSize = 400

/**
 * Lets the clocks that run follow new versions and other calendars (clocks.md), in batches, each in
 * a transaction of its own that waits for no case which somebody has. Safe to run at any time, twice
 * and on several nodes: what followed already has nothing left to follow.
 */
export function createRecalendarService({ db, clock }: Deps) {
  const places = new Map<string, Place>()

  async function applyBatch(tenantId: string): Promise<boolean> {
    const done = await db.transaction(systemScope(tenantId), async (tx) => {
      const change = await takeWaitingChange(tx)
      if (!change) return undefined
      const place = places.get(change.id) ?? { after: repository.fromTheStart, hasBusy: false }
      return { change, place: await applyPage(tx, change, { place, at: clock.now() }) }
    })
    if (!done) return false
    const { change, place } = done
    if (!place) places.delete(change.id)
    else places.set(change.id, place)
    // What somebody has now is tried again after a pause.
    return place?.after !== repository.fromTheStart
  }

  return {
    /** One batch of every desk; true when there is more to do at once. */
    async applyOnce(): Promise<boolean> {
      let hasMore = false
      for (const { id } of await db.directory('select id from tenants'))
        hasMore = (await applyBatch(String(id))) || hasMore
      return hasMore
    },
  }
}

type Page = { place: Place; at: Date }

/** Answers where to go on; undefined at the end. */
async function applyPage(
  tx: Tx,
  change: WaitingChange,
  { place, at }: Page,
): Promise<Place | undefined> {
  const ids = await listCases(tx, change, place.after)
  if (ids.length === 0) {
    await noteProgress(tx, change, { clocksChanged: 0, at, isFinished: !place.hasBusy })
    return place.hasBusy ? { after: repository.fromTheStart, hasBusy: false } : undefined
  }
  const { free, busy } = await lockTicketsIfFree(tx, ids)
  const rows = await repository.listUnfinishedOf(
    tx,
    free.map(({ id }) => id),
  )
  const clocks = await followed(tx, rows, change.at.getTime())
  await writeFollowed(tx, { tickets: free, clocks, since: change.at, at })
  const clocksChanged = clocks.filter(({ steps }) => steps.length > 0).length
  await noteProgress(tx, change, { clocksChanged, at, isFinished: false })
  return { after: ids.at(-1) ?? place.after, hasBusy: place.hasBusy || busy.length > 0 }
}

function listCases(tx: Tx, change: WaitingChange, after: string): Promise<string[]> {
  const { calendarId, version: below, assignedTo, assignedId } = change
  const page = { after, limit: batchSize }
  if (assignedTo === null) return repository.listCasesUnder(tx, { calendarId, below, ...page })
  return repository.listCasesOf(tx, { assignedTo, assignedId, ...page })
}
