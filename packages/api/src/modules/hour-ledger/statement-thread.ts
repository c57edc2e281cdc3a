import { Readable } from 'node:stream'
import { parentPort, type MessagePort } from 'node:worker_threads'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { closedSource, type StatementSource } from './statement-sources.ts'
import type { StatementEntry } from './statement-text.ts'
import { drawStatement } from './statement-paper.ts'
import { writeCsv } from './statement-csv.ts'
import { writeWorkbook } from './statement-workbook.ts'

export type ThreadFormat = 'csv' | 'pdf' | 'xlsx'
export type StatementTask = Pick<StatementSource, 'head' | 'statementHash' | 'text'> & {
  format: ThreadFormat
  locale: Locale
  port: MessagePort
}
/** What the thread is told: the lines that it asked for, null when there are no more, or room for a piece. */
export type ToThread = { kind: 'entries'; entries: StatementEntry[] | null } | { kind: 'room' }
/** What the thread says. */
export type FromThread =
  | { kind: 'ask' }
  | { kind: 'piece'; bytes: Uint8Array }
  | { kind: 'end' }
  | { kind: 'failed'; message: string }

const pieceBytes = 65_536

/** The thread that makes the files of statements: their libraries, the largest of all, stop nobody else (F23). */
parentPort?.on('message', (task: StatementTask) => void make(task))

async function make({ port, format, locale, ...told }: StatementTask): Promise<void> {
  const asker = talkTo(port)
  try {
    const source =
      told.text === null
        ? { ...told, byDay: () => asker.entries(), byCase: () => asker.entries() }
        : closedSource(told.text, told.statementHash)
    for await (const piece of piecesOf(fileOf(source, format, locale))) await asker.give(piece)
    asker.say({ kind: 'end' })
  } catch (error) {
    asker.say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function fileOf(source: StatementSource, ...[format, locale]: [ThreadFormat, Locale]): Readable {
  switch (format) {
    case 'pdf':
      return drawStatement(source, locale)
    case 'xlsx':
      return writeWorkbook(source, locale)
    case 'csv':
      return writeCsv(source, locale)
  }
}

async function* piecesOf(file: Readable): AsyncGenerator<Uint8Array> {
  let chunks: Buffer[] = []
  let length = 0
  for await (const chunk of file as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk as Buffer)
    chunks.push(bytes)
    length += bytes.length
    if (length < pieceBytes) continue
    yield Buffer.concat(chunks)
    chunks = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(chunks)
}

/** Nothing is sent that nobody has room for; whoever left is told apart from the end of the lines. */
function talkTo(port: MessagePort) {
  let room = 0
  let isOver = false
  let roomComes = Promise.withResolvers<void>()
  let entriesCome = Promise.withResolvers<StatementEntry[] | null>()
  const refuseIfOver = () => {
    if (isOver) throw new Error('nobody reads the statement any more')
  }
  port.on('message', (message: ToThread) => {
    if (message.kind === 'entries') return entriesCome.resolve(message.entries)
    room += 1
    roomComes.resolve()
  })
  port.on('close', () => {
    isOver = true
    roomComes.resolve()
    entriesCome.resolve(null)
  })
  const say = (message: FromThread) => port.postMessage(message)
  return {
    say,
    async give(bytes: Uint8Array): Promise<void> {
      while (room === 0 && !isOver) {
        await roomComes.promise
        roomComes = Promise.withResolvers<void>()
      }
      refuseIfOver()
      room -= 1
      say({ kind: 'piece', bytes })
    },
    async *entries(): AsyncGenerator<StatementEntry[]> {
      for (;;) {
        refuseIfOver()
        entriesCome = Promise.withResolvers<StatementEntry[] | null>()
        say({ kind: 'ask' })
        const entries = await entriesCome.promise
        refuseIfOver()
        if (entries === null) return
        yield entries
      }
    },
  }
}
