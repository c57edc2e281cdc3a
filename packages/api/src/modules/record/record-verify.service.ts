import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import type { Chain } from '@mesa/shared/record/event-types'
import type { VerificationView } from '@mesa/shared/wire/record.schema'
import type { Tx } from '../../db/database.ts'
import { sha256 } from '../../ids.ts'
import * as stored from './record-verify.repository.ts'
import type { StoredEvent } from './record.repository.ts'

type Verification = VerificationView['records']
type Place = { ticketId: string; chain: Chain }
type Reading = Place & { seq: number; hash: string; isBroken: boolean }

const noHash = '0'.repeat(64)

/**
 * Recomputes every chain of one desk from its stored texts (EX-3): hashes, gapless numbers, columns
 * against text, public heads, chain heads, and the bodies of messages. Needs a transaction that sees
 * the whole desk. Each broken chain is told once, by its first broken place.
 */
export async function verifyRecords(tx: Tx, { batchSize = 500 } = {}): Promise<Verification> {
  const heads = new Map((await stored.listHeads(tx)).map((head) => [keyOf(head), head]))
  const broken: Verification['broken'] = []
  const read = new Map<string, Reading>()
  const publicHashes = new Map<string, string>()
  let events = 0
  let after: stored.Position | undefined
  for (;;) {
    const batch = await stored.listEventsAfter(tx, after, batchSize)
    for (const event of batch) {
      if (event.ticketId !== after?.ticketId) publicHashes.clear()
      const reading = read.get(keyOf(event)) ?? start(event)
      read.set(keyOf(event), reading)
      if (event.chain === 'public') publicHashes.set(`${event.seq}`, event.hash)
      const reason = reading.isBroken ? null : faultOf(event, reading, publicHashes)
      if (reason !== null) {
        reading.isBroken = true
        broken.push({ ...placeOf(event), seq: event.seq, reason })
      }
      reading.seq = event.seq
      reading.hash = event.hash
      after = { ticketId: event.ticketId, chain: event.chain, seq: event.seq }
      events += 1
    }
    if (batch.length < batchSize) break
  }
  broken.push(...brokenHeads(heads, read))
  for (const { ticketId, messageId, internal } of await stored.listWrongBodies(tx)) {
    const chain = internal ? 'desk' : 'public'
    broken.push({ ticketId, chain, seq: 0, reason: `message ${messageId} is not the one named` })
  }
  return { chains: heads.size, events, broken }
}

const keyOf = ({ ticketId, chain }: Place) => `${ticketId} ${chain}`
const placeOf = ({ ticketId, chain }: Place) => ({ ticketId, chain })
const start = (place: Place): Reading => ({
  ...placeOf(place),
  seq: 0,
  hash: noHash,
  isBroken: false,
})

/** What is wrong with an event that stands after `before`; null when nothing is. */
function faultOf(
  event: StoredEvent,
  before: Reading,
  publicHashes: ReadonlyMap<string, string>,
): string | null {
  if (event.seq !== before.seq + 1) return `${before.seq + 1} is missing`
  if (event.prevHash !== before.hash) return 'it does not stand on the event before'
  if (sha256(event.prevHash + event.canonical) !== event.hash) return 'hash is not of its text'
  const { publicHead, ...told } = JSON.parse(event.canonical) as Record<string, Json>
  if (canonicalJson(told) !== canonicalJson(columnsOf(event))) return 'columns differ from its text'
  if (event.chain === 'public' || publicHead === undefined) return null
  const { seq, hash } = publicHead as { seq: number; hash: string }
  return publicHashes.get(`${seq}`) === hash ? null : 'it stands on another public event'
}

const columnsOf = (event: StoredEvent): Json => ({
  id: event.id,
  ticketId: event.ticketId,
  chain: event.chain,
  seq: event.seq,
  type: event.type,
  at: event.at.toISOString(),
  recordedAt: event.recordedAt.toISOString(),
  actor: { id: event.actorId, name: event.actorName, role: event.actorRole },
  channel: event.channel,
  payload: event.payload as Json,
})

function brokenHeads(heads: Map<string, stored.Head>, read: Map<string, Reading>) {
  const places = [...heads.values(), ...read.values()]
  return [...new Map(places.map((place) => [keyOf(place), place])).values()].flatMap((place) => {
    const head = heads.get(keyOf(place))
    const last = read.get(keyOf(place)) ?? start(place)
    if (last.isBroken || (head && head.seq === last.seq && head.headHash === last.hash)) return []
    return [{ ...placeOf(place), seq: 0, reason: 'its head is not its last event' }]
  })
}
