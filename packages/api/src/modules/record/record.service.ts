import type { Actor } from '@mesa/shared/access/actor'
import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import { chainOf, type Chain, type EventType } from '@mesa/shared/record/event-types'
import type { Channel } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { newId, sha256 } from '../../ids.ts'
import { publishAll } from '../outbox/outbox.service.ts'
import * as record from './record.repository.ts'

export type EventActor = { id: string | null; name: string; role: string }
export type NewEvent = {
  type: EventType
  payload: { readonly [key: string]: Json }
  /** Of somebody else than whose act it is written with. */
  by?: { actor: EventActor; channel: Channel | 'system' }
}
type Act = {
  ticket: { id: string; number: number; organizationId: string }
  actor: EventActor
  at: Date
  /** When it was written down, of what happened by itself at an instant that has passed; else `at`. */
  recordedAt?: Date | undefined
  channel: Channel | 'system'
}

/** The name and role an act is recorded under, as they are at this moment. */
export function eventActor(actor: Actor, organizationId?: string): EventActor {
  switch (actor.kind) {
    case 'staff':
      return { id: actor.userId, name: actor.name, role: actor.role }
    case 'customer': {
      const membership =
        actor.memberships.find((one) => one.organizationId === organizationId) ??
        actor.memberships[0]
      return { id: actor.userId, name: actor.name, role: membership?.role ?? 'requester' }
    }
    case 'api_key':
      return { id: null, name: actor.name, role: 'api_key' }
    case 'system':
      return { id: null, name: actor.name, role: 'system' }
  }
}

/**
 * Writes what happened to a case: an event in its chain and an outbox row for each, in the caller's
 * transaction (record.md; EX-1, EX-3). The chain follows from the type, so a note cannot leak.
 */
export async function appendEvents(tx: Tx, act: Act, events: NewEvent[]): Promise<void> {
  for (const chain of ['public', 'desk'] as const) {
    const mine = events.filter((event) => chainOf(event.type) === chain)
    if (mine.length > 0) await appendToChain(tx, { ...act, chain }, mine)
  }
}

/**
 * The same for a case that is being opened: no chain exists that could be locked, so heads, events and
 * outbox rows are sent at once, behind whatever was sent before.
 */
export async function beginRecord(tx: Tx, act: Act, events: NewEvent[]): Promise<void> {
  const onPublic = chained(act, { chain: 'public', head: record.emptyHead, events })
  const onDesk = chained(act, {
    chain: 'desk',
    head: record.emptyHead,
    events,
    publicHead: onPublic.head,
  })
  const begun = [onPublic, onDesk].filter(({ rows }) => rows.length > 0)
  const key = { ticketId: act.ticket.id, organizationId: act.ticket.organizationId }
  const rows = begun.flatMap((chain) => chain.rows)
  await Promise.all([
    record.insertChains(tx, key, begun),
    record.insertEvents(tx, rows),
    publishAll(tx, rows.map(toPublication(act))),
  ])
}

async function appendToChain(tx: Tx, act: Act & { chain: Chain }, events: NewEvent[]) {
  const { ticket, chain } = act
  const key = { ticketId: ticket.id, chain, organizationId: ticket.organizationId }
  // The desk's chain names the public head it stands on, so that the two cannot be mixed anew.
  const [locked, publicHead] = await Promise.all([
    record.lockChain(tx, key),
    chain === 'desk' ? record.findHead(tx, { ticketId: ticket.id, chain: 'public' }) : undefined,
  ])
  if (!locked) throw new Error('a chain was locked and is gone')
  const { rows, head } = chained(act, { chain, head: locked, events, publicHead })
  await Promise.all([
    record.insertEvents(tx, rows),
    record.advanceChain(tx, key, head),
    publishAll(tx, rows.map(toPublication(act))),
  ])
}

type Link = {
  chain: Chain
  head: record.Head
  events: NewEvent[]
  publicHead?: record.Head | undefined
}

/** The events of one chain as rows that follow its head, and the head they leave. */
function chained(
  { ticket, at, recordedAt = at, ...act }: Act,
  { chain, head, events, publicHead }: Link,
) {
  let { seq, headHash } = head
  const mine = events.filter((event) => chainOf(event.type) === chain)
  const rows = mine.map((event) => {
    seq += 1
    const id = newId(recordedAt)
    const { actor, channel } = event.by ?? act
    const canonical = canonicalJson({
      id,
      ticketId: ticket.id,
      chain,
      seq,
      type: event.type,
      at: at.toISOString(),
      recordedAt: recordedAt.toISOString(),
      actor,
      channel,
      payload: event.payload,
      ...(publicHead && { publicHead: { seq: publicHead.seq, hash: publicHead.headHash } }),
    })
    const prevHash = headHash
    headHash = sha256(prevHash + canonical)
    return {
      id,
      ticketId: ticket.id,
      organizationId: ticket.organizationId,
      chain,
      seq,
      type: event.type,
      at,
      recordedAt,
      actorId: actor.id,
      actorName: actor.name,
      actorRole: actor.role,
      channel,
      payload: event.payload,
      canonical,
      prevHash,
      hash: headHash,
    }
  })
  return { chain, rows, head: { seq, headHash } }
}

const toPublication =
  ({ ticket, at, recordedAt = at }: Act) =>
  ({ id, type, payload, chain, ...row }: ReturnType<typeof chained>['rows'][number]) => ({
    type,
    payload: {
      ...payload,
      eventId: id,
      ticketNumber: ticket.number,
      actorId: row.actorId,
      actorName: row.actorName,
    },
    organizationId: ticket.organizationId,
    ticketId: ticket.id,
    internal: chain === 'desk',
    at: recordedAt,
  })
