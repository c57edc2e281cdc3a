import { Readable } from 'node:stream'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { StatementSource } from './statement-sources.ts'
import type { FromThread, StatementTask, ThreadFormat, ToThread } from './statement-thread.ts'

const idleMs = 60_000

let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
const making = new Set<Readable>()

type Wanted = { format: ThreadFormat; locale: Locale }

/**
 * A file of a statement, made by a thread while it is read (F23): here its lines are only fetched, a
 * few at a time and when they are asked for. One thread makes all files, and ends when none was
 * asked for in a minute.
 */
export function makeApart(source: StatementSource, { format, locale }: Wanted): Readable {
  const { port1: port, port2 } = new MessageChannel()
  const tell = (message: ToThread) => port.postMessage(message)
  const lines = format === 'pdf' ? source.byCase() : source.byDay()
  const file = new Readable({
    read: () => tell({ kind: 'room' }),
    destroy(error, done) {
      port.close()
      making.delete(file)
      if (making.size === 0) rest()
      lines.return(undefined).then(() => done(error), done)
    },
  })
  const fetchLines = async () => {
    const { value, done } = await lines.next()
    if (file.destroyed) return
    tell({ kind: 'entries', entries: done ? null : value })
  }
  port.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'ask':
        fetchLines().catch((error: unknown) => file.destroy(error as Error))
        return
      case 'piece':
        file.push(message.bytes)
        return
      case 'end':
        file.push(null)
        return
      case 'failed':
        file.destroy(new Error(message.message))
    }
  })
  making.add(file)
  const { head, statementHash, text } = source
  const task: StatementTask = { head, statementHash, text, format, locale, port: port2 }
  wake().postMessage(task, [port2])
  return file
}

function wake(): Worker {
  clearTimeout(idle)
  thread ??= startThread()
  return thread
}

function startThread(): Worker {
  const made = new Worker(new URL('./statement-thread.ts', import.meta.url))
  made.unref()
  made.on('error', (error) => end(error))
  return made
}

function rest() {
  clearTimeout(idle)
  idle = setTimeout(end, idleMs)
  idle.unref()
}

/** Whoever reads a file of it is told that it broke off; the next file has a new one. */
function end(error?: Error) {
  void thread?.terminate()
  thread = undefined
  for (const file of making) file.destroy(error)
}
