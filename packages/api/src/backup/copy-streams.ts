import { Readable } from 'node:stream'
import type pg from 'pg'

/** What node-postgres offers beneath its types for COPY. */
type Wire = {
  stream: { pause(): void; resume(): void; writableNeedDrain: boolean; once: Once }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}
type Once = (event: 'drain', listener: () => void) => void
type CommandComplete = { text: string }

/** The rows of `copy … to stdout` as bytes, read no faster than they are taken. */
export function copyOut(client: pg.Client, text: string): Readable {
  let wire: Wire | undefined
  let lines = 0
  const rows = new Readable({ read: () => wire?.stream.resume() })
  const query = {
    submit(connection: Wire) {
      wire = connection
      connection.query(text)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      lines += countLines(chunk)
      // Its memory belongs to the parser, which writes the next message over it.
      if (!rows.push(Buffer.from(chunk))) wire?.stream.pause()
    },
    handleCommandComplete({ text: tag }: CommandComplete) {
      if (tag !== `COPY ${lines}`)
        rows.destroy(new Error(`${lines} rows arrived where PostgreSQL sent ${tag}`))
    },
    handleError: (error: Error) => rows.destroy(error),
    handleReadyForQuery: () => rows.push(null),
  }
  client.query(query as unknown as pg.Submittable)
  return rows
}

/** A line feed ends a row; within values it is escaped. */
export function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

/** Sends bytes to `copy … from stdin`; answers the number of rows stored. */
export function copyIn(client: pg.Client, text: string, bytes: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    let failure: Error | undefined
    const query = {
      submit(connection: Wire) {
        connection.query(text)
      },
      handleCopyInResponse: (connection: Wire) => void send(connection, bytes),
      handleCommandComplete: ({ text: tag }: CommandComplete) => {
        count = Number(/^COPY (\d+)/.exec(tag)?.[1] ?? 0)
      },
      handleError: (error: Error) => {
        failure ??= error
        bytes.destroy()
        reject(error)
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(count)),
    }
    client.query(query as unknown as pg.Submittable)
  })
}

async function send(connection: Wire, bytes: Readable) {
  try {
    for await (const chunk of bytes) {
      connection.sendCopyFromChunk(chunk as Buffer)
      if (connection.stream.writableNeedDrain) await drained(connection)
    }
    connection.endCopyFrom()
  } catch (error) {
    connection.sendCopyFail((error as Error).message)
  }
}

const drained = ({ stream }: Wire) =>
  new Promise<void>((resolve) => {
    stream.once('drain', resolve)
  })
