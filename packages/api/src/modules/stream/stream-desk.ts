import type { Actor } from '@mesa/shared/access/actor'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import {
  authorityId,
  concerns,
  formatEvent,
  formatPlace,
  formatReset,
  isNotAfter,
} from './stream-events.ts'
import * as stream from './stream.repository.ts'

/** One open connection; `write` answers false when the reader is too slow to keep. */
export type Reader = {
  actor: Actor
  /** `Last-Event-ID`: what was seen last. */
  lastEventId: string | undefined
  write: (chunk: string) => boolean
  end: () => void
}
/**
 * `after`: where a returning reader left; null once it has caught up. `isPlaced`: it knows where it
 * is, and can resume on another node before any news came.
 */
export type Open = Reader & {
  authority: string | undefined
  after: stream.Position | null
  isPlaced: boolean
}
/** `head`: up to where the connections of one desk have read. */
export type Desk = { tenantId: string; head: stream.Position | null; readers: Set<Open> }
type Deps = { db: Database; clock: Clock }

const batchMax = 500

export function close(desk: Desk, reader: Open) {
  if (desk.readers.delete(reader)) reader.end()
}

export function send(desk: Desk, reader: Open, chunk: string) {
  if (desk.readers.has(reader) && !reader.write(chunk)) close(desk, reader)
}

/** What a returning reader missed; more than a batch is answered with `stream.reset`: ask for everything again. */
async function catchUp({ db, clock }: Deps, desk: Desk, reader: Open) {
  const { after } = reader
  if (after === null || desk.head === null) return
  const rows = await stream.listAfter(db, desk.tenantId, { after, limit: batchMax + 1 })
  reader.after = null
  const missed = rows.filter((row) => isNotAfter(row, desk.head!))
  if (rows.length > batchMax) return send(desk, reader, formatReset(desk.head, clock.now()))
  for (const row of missed) if (concerns(reader.actor, row)) send(desk, reader, formatEvent(row))
}

export async function pollDesk(deps: Deps, desk: Desk): Promise<void> {
  const { db } = deps
  desk.head ??= await stream.readHead(db, desk.tenantId)
  for (const reader of desk.readers) {
    if (!reader.isPlaced) send(desk, reader, formatPlace(desk.head))
    reader.isPlaced = true
    await catchUp(deps, desk, reader)
  }
  for (;;) {
    // Who still has to catch up gets these rows then, in their order.
    const readers = [...desk.readers].filter(({ after }) => after === null)
    const rows = await stream.listAfter(db, desk.tenantId, { after: desk.head, limit: batchMax })
    for (const row of rows) {
      for (const reader of readers)
        if (concerns(reader.actor, row)) send(desk, reader, formatEvent(row))
      desk.head = { xid: row.xid, position: row.position }
    }
    if (rows.length < batchMax) return
  }
}

/** Whoever was signed out, disabled or given another role is disconnected within a second (A15). */
export async function checkAuthority({ db, clock }: Deps, desk: Desk): Promise<void> {
  const readers = [...desk.readers]
  const ids = [...new Set(readers.map(({ actor }) => authorityId(actor)))]
  const current = await stream.readAuthority(db, desk.tenantId, { ids, now: clock.now() })
  for (const reader of readers) {
    const authority = current.get(authorityId(reader.actor))
    const isSame = reader.authority === undefined || reader.authority === authority
    if (authority === undefined || !isSame) close(desk, reader)
    else reader.authority = authority
  }
}
