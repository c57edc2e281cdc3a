import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and remembers the Message-ID of each mail. */
export async function startSmtpSink() {
  const messageIds: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const id = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1]
        // A mail that was cut in its middle was never taken.
        if (id !== undefined && !stream.sizeExceeded) messageIds.push(id)
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    messageIds,
    distinct: () => new Set(messageIds).size,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
