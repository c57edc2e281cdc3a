import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import type { Chain } from '@mesa/shared/record/event-types'
import type {
  EventList,
  EventListQuery,
  EventView,
  RecordChain,
  RecordContents,
  RecordExport,
  VerificationView,
} from '@mesa/shared/wire/record.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { Storage } from '../../outside/storage.ts'
import { verifyClocks } from '../clocks/verify.service.ts'
import { verifyLedger } from '../hour-ledger/ledger-verify.service.ts'
import { verifyPublishedHeads } from '../published-heads/verify-heads.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { hoursOfCase } from '../tickets/ticket-views.service.ts'
import { demand, loadTicket, thingOf, type Ticket } from '../tickets/tickets.service.ts'
import * as exports from './record-export.repository.ts'
import { verifyRecords } from './record-verify.service.ts'
import * as record from './record.repository.ts'

export type RecordService = ReturnType<typeof createRecordService>
type Deps = { db: Database; clock: Clock; cursors: Cursors; storage: Storage }
type RecordFile = { name: string; bytes: Buffer }

/** A reader needs one instant of chains and contents. */
const snapshot = { readOnly: true, isolation: 'repeatable read' } as const

export const createRecordService = ({ db, clock, cursors, storage }: Deps) => ({
  /** What happened, oldest first; a customer's chain is the public one, whatever they ask (CV-2). */
  events: (actor: Caller, ref: string, query: EventListQuery): Promise<EventList> =>
    db.transaction(actor, (tx) => listEvents(tx, { actor, ref, query, cursors }), {
      readOnly: true,
    }),

  /** The record as canonical JSON (RFC 8785): but for `exportedAt`, the same case gives the same bytes (EX-3). */
  json: (actor: Caller, ref: string): Promise<RecordFile> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadExportable(tx, actor, ref)
        const chains = await chainsFor(tx, actor, { ticket, permission: 'record.export_desk' })
        const exported = await exportRecord(tx, { ticket, chains, at: clock.now() })
        return {
          name: `record-${ticket.number}.json`,
          bytes: Buffer.from(canonicalJson(exported as unknown as Json)),
        }
      },
      snapshot,
    ),

  /** Paper is made to be handed over: the public chain alone, also when the desk prints it. */
  pdf: (actor: Caller, ref: string): Promise<RecordFile> =>
    db
      .transaction(
        actor,
        async (tx) => {
          const ticket = await loadExportable(tx, actor, ref)
          const exported = await exportRecord(tx, { ticket, chains: ['public'], at: clock.now() })
          const mayReadHours = can(actor, 'hours.read', await thingOf(tx, ticket)).allowed
          const hours = mayReadHours ? await hoursOfCase(tx, ticket.id) : null
          return { exported, hours, reader: await readerOf(tx, actor) }
        },
        snapshot,
      )
      .then(async (facts) => {
        // Loaded with the first sheet: fonts and drawing are the largest library of all.
        const { drawRecord } = await import('./record-pdf.ts')
        return {
          name: `record-${facts.exported.ticket.number}.pdf`,
          bytes: await drawRecord(facts),
        }
      }),

  /** Recomputes the hour ledger, every chain and every clock of the desk; supervisors and administrators. */
  async verify(actor: Caller): Promise<VerificationView> {
    if (!can(actor, 'audit.read').allowed) throw new AppError('not_allowed')
    return db.transaction(
      actor,
      async (tx) => {
        const violations = await verifyLedger(tx)
        const records = await verifyRecords(tx)
        const at = clock.now()
        const clocks = await verifyClocks(tx, { asOf: at })
        const published = await verifyPublishedHeads(tx, { storage })
        const found = [...violations, ...records.broken, ...published.faults, ...clocks.differences]
        const valid = found.length === 0
        const verifiedAt = at.toISOString()
        return { verifiedAt, valid, ledger: { violations }, records, published, clocks }
      },
      { ...snapshot, isLong: true },
    )
  },
})

type Listing = { actor: Actor; ref: string; query: EventListQuery; cursors: Cursors }

async function listEvents(tx: Tx, { actor, ref, query, cursors }: Listing): Promise<EventList> {
  const { limit = 50, cursor, chain } = query
  const ticket = await loadTicket(tx, actor, ref)
  const seen = await chainsFor(tx, actor, { ticket, permission: 'ticket.read_desk' })
  const chains = seen.filter((one) => chain === undefined || one === chain)
  if (chains.length === 0) return { items: [], nextCursor: null }
  const bound = { actor, filters: { events: ticket.id, chain } }
  const keys = cursors.decode(cursor, bound)
  const after = keys && { at: new Date(keys[0] as number), id: keys[1] as string }
  const page = { ticketId: ticket.id, chains, after, limit: limit + 1 }
  const rows = await record.listEvents(tx, page)
  const { items, nextCursor } = toPage(rows, limit, (last) =>
    cursors.encode([last.recordedAt.getTime(), last.id], bound),
  )
  return { items: items.map(viewEvent), nextCursor }
}

async function loadExportable(tx: Tx, actor: Actor, ref: string): Promise<Ticket> {
  const ticket = await loadTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'record.export', ticket })
  return ticket
}

type Sight = { ticket: Ticket; permission: 'ticket.read_desk' | 'record.export_desk' }

async function chainsFor(tx: Tx, actor: Actor, { ticket, permission }: Sight): Promise<Chain[]> {
  const seesDesk = can(actor, permission, await thingOf(tx, ticket)).allowed
  return seesDesk && tx.scope.kind !== 'customer' ? ['public', 'desk'] : ['public']
}

async function readerOf(tx: Tx, actor: Actor) {
  const desk = await currentDesk(tx)
  const person = 'userId' in actor ? await exports.findReader(tx, actor.userId) : undefined
  const locale = person?.locale ?? desk.locale
  return { locale, timeZone: person?.timeZone ?? desk.timeZone }
}

type Exported = { ticket: Ticket; chains: Chain[]; at: Date }

async function exportRecord(tx: Tx, { ticket, chains, at }: Exported): Promise<RecordExport> {
  const desk = await currentDesk(tx)
  const organization = await exports.findOrganization(tx, ticket.organizationId)
  const written: RecordChain[] = []
  for (const chain of chains) written.push(await writeChain(tx, ticket.id, chain))
  return {
    format: 'mesa-record',
    version: 1,
    exportedAt: at.toISOString(),
    desk: { name: desk.name, slug: desk.slug },
    ticket: {
      id: ticket.id,
      number: ticket.number,
      subject: ticket.subject,
      organization: organization?.name ?? '',
      openedAt: ticket.openedAt.toISOString(),
      closedAt: ticket.closedAt?.toISOString() ?? null,
      status: ticket.status,
    },
    chains: written,
    contents: await writeContents(tx, ticket.id, chains.includes('desk')),
  }
}

async function writeChain(tx: Tx, ticketId: string, name: Chain): Promise<RecordChain> {
  const head = await record.findHead(tx, { ticketId, chain: name })
  const events = await record.listChain(tx, { ticketId, chain: name })
  return {
    name,
    // The stored head, not the last event's: an event cut off the end shows.
    head: { seq: head?.seq ?? 0, hash: head?.headHash ?? '0'.repeat(64) },
    events: events.map(({ seq, type, at, canonical, prevHash, hash }) => ({
      seq,
      type: type as EventView['type'],
      at: at.toISOString(),
      canonical,
      prevHash,
      hash,
    })),
  }
}

async function writeContents(tx: Tx, ticketId: string, withDesk: boolean): Promise<RecordContents> {
  const messages = await record.listMessageContents(tx, ticketId, withDesk)
  const files = await record.listFileContents(tx, ticketId, withDesk)
  return {
    messages: messages.map((row) => ({
      id: row.id,
      sha256: row.bodySha256,
      at: row.createdAt.toISOString(),
      author: row.authorName,
      kind: row.kind,
      body: row.body,
    })),
    files: files.map(({ id, sha256, name, size, mediaType }) => ({
      id,
      sha256,
      name,
      size,
      mediaType,
    })),
    people: [],
  }
}

const viewEvent = (row: record.StoredEvent): EventView => ({
  id: row.id,
  ticketId: row.ticketId,
  chain: row.chain,
  seq: row.seq,
  type: row.type as EventView['type'],
  at: row.at.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  actor: { id: row.actorId, name: row.actorName, role: row.actorRole },
  channel: row.channel,
  payload: row.payload as EventView['payload'],
})
