import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { createFileMailOut } from './mail-out-files.ts'
import { createSmtpMailOut } from './mail-out-smtp.ts'
import type { OutgoingMail } from './mail-out.ts'

const letter: OutgoingMail = {
  from: 'Mesa <mesa@club.example>',
  to: { name: 'Rita\r\nBcc: x@evil.example', address: 'rita@club.example' },
  subject: 'Caso 1\r\nBcc: x@evil.example\u2028fin',
  text: 'Hola, señora.',
  html: '<p>Hola, señora.</p>',
  messageId: '<uno@mesa.example>',
}

test('A37: line breaks in subject and name fold to spaces, over a real SMTP server', async () => {
  const { url, received } = await startSmtp()
  const mailOut = createSmtpMailOut(url)
  onTestFinished(() => mailOut.close())
  const outcome = await mailOut.send(letter)

  expect(outcome).toEqual({ kind: 'sent' })
  expect(received).toHaveLength(1)
  expect(received[0]!.to).toEqual(['rita@club.example'])
  expect(received[0]!.raw).not.toMatch(/^bcc:/im)
  expect(received[0]!.raw).toContain('Message-ID: <uno@mesa.example>')
})

test('A38: an address that is not plainly one address is never sent to', async () => {
  const { url, received } = await startSmtp()
  const mailOut = createSmtpMailOut(url)
  onTestFinished(() => mailOut.close())
  for (const address of [
    '"x@evil.example"@club.example',
    'a@b.example, c@d.example',
    'g: a@b.example;',
  ])
    expect((await mailOut.send({ ...letter, to: { name: 'x', address } })).kind).toBe('permanent')

  expect(received).toEqual([])
})

test('P16: a connection cut after DATA is tried again; both copies share their Message-ID', async () => {
  let cuts = 1
  const { url, received } = await startSmtp(undefined, (server) => {
    if (cuts-- <= 0) return false
    for (const connection of server.connections)
      (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
    return true
  })
  const mailOut = createSmtpMailOut(url)
  onTestFinished(() => mailOut.close())
  const first = await mailOut.send(letter)
  const second = await mailOut.send(letter)

  expect([first.kind, second.kind]).toEqual(['temporary', 'sent'])
  expect(received).toHaveLength(2)
  for (const { raw } of received) expect(raw).toContain('Message-ID: <uno@mesa.example>')
})

test('F09: a refused recipient is final; a busy or absent server is not', async () => {
  const { url, close } = await startSmtp((address) => {
    if (address.startsWith('nadie'))
      return Object.assign(new Error('no such user'), { responseCode: 550 })
    return Object.assign(new Error('try later'), { responseCode: 451 })
  })
  const mailOut = createSmtpMailOut(url)
  onTestFinished(() => mailOut.close())
  const to = (address: string) => mailOut.send({ ...letter, to: { name: 'x', address } })

  expect((await to('nadie@club.example')).kind).toBe('permanent')
  expect((await to('rita@club.example')).kind).toBe('temporary')
  await close()
  expect((await to('rita@club.example')).kind).toBe('temporary')
})

test('without SMTP each mail is one readable .eml file, also when sent twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-mail-'))
  const mailOut = createFileMailOut(folder)
  const outcome = await mailOut.send(letter)
  await mailOut.send(letter)

  const files = await readdir(folder)
  expect(outcome).toEqual({ kind: 'sent', fileName: files[0] })
  expect(files).toHaveLength(1)
  expect(await readFile(join(folder, files[0]!), 'utf8')).toContain(
    'To: "Rita Bcc: x@evil.example" <rita@club.example>',
  )
})

type Received = { to: string[]; raw: string }

async function startSmtp(
  refuse?: (address: string) => Error | undefined,
  cut?: (server: SMTPServer) => boolean,
) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(refuse?.(address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, raw: Buffer.concat(chunks).toString() })
        if (!cut?.(server)) done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const close = () => new Promise<void>((closed) => server.close(() => closed()))
  onTestFinished(close)
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, close }
}
