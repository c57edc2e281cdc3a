import PDFDocument from 'pdfkit'
import type { Json } from '@mesa/shared/record/canonical'
import type { EventType } from '@mesa/shared/record/event-types'
import type { RecordExport } from '@mesa/shared/wire/record.schema'
import type { TicketHours } from '@mesa/shared/wire/tickets.schema'
import { A4, sheet, type Columns, type Sheet } from '../../paper/sheet.ts'
import { durationOf, recordWords, type Reader } from './record-words.ts'

type Hours = Omit<TicketHours, 'heldMinutes' | 'limitMinutes'>
const columns: Columns = [{ width: 112 }, { width: 118 }, { width: 253 }]

type Facts = { exported: RecordExport; hours: Hours | null; reader: Reader }
type Words = ReturnType<typeof recordWords>
type Event = {
  type: EventType
  at: string
  actor: { name: string; role: string }
  payload: { readonly [key: string]: Json }
}

/**
 * The public record on A4, for paper: black on white, standard fonts, its fingerprint on each page.
 * The same facts give the same bytes.
 */
export async function drawRecord({ exported, hours, reader }: Facts): Promise<Buffer> {
  const { desk, ticket, contents, exportedAt } = exported
  const words = recordWords(reader)
  const { labels } = words
  const chain = exported.chains.find(({ name }) => name === 'public')
  if (!chain) throw new Error('a record has a public chain')
  const events = chain.events.map(({ canonical }) => JSON.parse(canonical) as Event)
  const title = `${labels.title} ${ticket.number}`
  const document = new PDFDocument({
    ...A4,
    bufferPages: true,
    lang: reader.locale,
    displayTitle: true,
    info: { Title: title, Author: desk.name, CreationDate: new Date(exportedAt) },
  })
  const bytes = collect(document)
  const page = sheet(document)

  drawHead(page, { exported, words, reader })
  page.heading(labels.facts)
  const row = page.table([labels.when, labels.who, labels.what], columns)
  for (const event of events)
    row([
      words.instant(event.at),
      `${event.actor.name}\n${words.word('role', event.actor.role)}`,
      words.tell(event),
    ])
  page.heading(labels.conversation)
  for (const { at, author, kind, body } of contents.messages) {
    page.entry(`${author}, ${words.instant(at)}. ${words.word('message', kind)}`, body)
  }
  drawFiles(page, { exported, words })
  if (hours) drawHours(page, { hours, words })
  page.heading(labels.fingerprint)
  page.note(chain.head.hash, { isCode: true })
  page.note(labels.fingerprintNote(chain.head.seq))
  page.footers((number, pages) => [
    `${labels.case} ${ticket.number}. ${labels.page(number, pages)}`,
    `${labels.fingerprint} ${chain.head.hash}`,
  ])
  document.end()
  return bytes
}

type Head = { exported: RecordExport; words: Words; reader: Reader }

function drawHead(page: Sheet, { exported, words, reader }: Head) {
  const { desk, ticket, exportedAt } = exported
  const { labels } = words
  page.letterhead(desk.name, ticket.organization)
  page.title(`${labels.case} ${ticket.number}`, ticket.subject)
  page.pairs([
    [labels.customer, ticket.organization],
    [labels.status, words.word('status', ticket.status)],
    [labels.opened, words.instant(ticket.openedAt)],
    [labels.closed, ticket.closedAt ? words.instant(ticket.closedAt) : labels.notClosed],
    [labels.issued, words.instant(exportedAt)],
  ])
  page.note(labels.timesIn(reader.timeZone))
}

function drawFiles(page: Sheet, { exported, words }: Omit<Head, 'reader'>) {
  const { labels } = words
  page.heading(labels.files)
  const { files } = exported.contents
  if (files.length === 0) page.note(labels.noFiles)
  for (const { name, size, mediaType, sha256 } of files) {
    page.entry(`${name} (${mediaType}, ${labels.bytes(String(size))})`, `SHA-256 ${sha256}`)
  }
}

function drawHours(page: Sheet, { hours, words }: { hours: Hours; words: Words }) {
  const { labels } = words
  const logged = Object.values(hours.loggedMinutes).reduce((sum, minutes) => sum + minutes, 0)
  page.heading(labels.hours)
  page.pairs([
    [labels.consented, durationOf(hours.consentedMinutes)],
    [labels.logged, durationOf(logged)],
    [labels.charged, durationOf(hours.chargedMinutes)],
    [labels.uncharged, durationOf(hours.unchargedMinutes)],
  ])
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
