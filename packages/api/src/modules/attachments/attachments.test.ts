import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, tinyPng } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ config: { attachmentBytesMax: 300_000 } })
  await givenContract(desk)
})
afterAll(() => desk.close())

const boundary = 'mesa-boundary'
const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
const head = (name: string, field = 'file') =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
const multipart = (name: string, bytes: Buffer | string) =>
  Buffer.concat([
    Buffer.from(head(name)),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
const send = (
  name: string,
  bytes: Buffer | string,
  who: Parameters<TestApp['as']>[0] = 'keyUserA',
) => desk.as(who).post('/attachments', multipart(name, bytes), type)
const listFiles = () =>
  readdir(join(desk.config.dataDir, 'files', desk.given.tenantId)).catch(() => [])

/** The bytes of an answer, which `as` would read as text. */
async function fetchBytes(url: string, who: 'keyUserA' | 'requesterA' | 'agent' = 'keyUserA') {
  const { id, sessionId } = desk.given.users[who]
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const answer = await desk.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  return { ...answer, bytes: answer.rawPayload, headers: answer.headers, status: answer.statusCode }
}

test('P26: a file comes back bit-identical, as a download that runs nowhere', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 7)])
  const staged = await send('Estado de cuenta.pdf', bytes)
  const back = await fetchBytes(`/api/v1/attachments/${staged.body.id}`)

  expect(staged.status).toBe(201)
  expect(staged.body).toEqual({
    id: staged.body.id,
    name: 'Estado de cuenta.pdf',
    size: bytes.length,
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    evidence: null,
    safety: 'unscanned',
    hasThumbnail: false,
    widthPixels: null,
    heightPixels: null,
    createdAt: staged.body.createdAt,
  })
  expect(back.bytes.equals(bytes)).toBe(true)
  expect(back.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'content-disposition': expect.stringMatching(/^attachment; /),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

test('A53: names of paths, devices and hidden characters become plain names', async () => {
  const names = {
    '../../x.txt': 'x.txt',
    'C:\\\\temp\\\\y.txt': 'y.txt',
    '/etc/passwd': 'passwd',
    '\u200b.htaccess': 'htaccess',
    'CON.txt': '_CON.txt',
    'informe\u202etxt.pdf': 'informetxt.pdf',
    [`${'a'.repeat(300)}.txt`]: `${'a'.repeat(146)}.txt`,
    '...': 'archivo',
  }
  for (const [given, name] of Object.entries(names)) {
    const staged = await send(given, 'contenido')
    expect(staged.body.name, given).toBe(name)
  }
  expect((await listFiles()).every((name) => /^[0-9a-f-]{36}(\.webp)?$/.test(name))).toBe(true)
})

test('A54: accents, emoji and quotes in a name survive in filename*', async () => {
  const staged = await send('Año “nuevo” 🎉.txt', 'contenido')
  const back = await fetchBytes(`/api/v1/attachments/${staged.body.id}`)

  expect(staged.body.name).toBe('Año “nuevo” 🎉.txt')
  expect(back.headers['content-disposition']).toBe(
    `attachment; filename="Ano _nuevo_ __.txt"; filename*=UTF-8''${encodeURIComponent('Año “nuevo” 🎉.txt')}`,
  )
})

test('A55: programs and web pages are refused by their bytes, whatever the name says', async () => {
  const before = await listFiles()
  const refused = {
    'captura.png': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]),
    'notas.txt': '\ufeff <!-- x --><!DOCTYPE html><script>alert(1)</script>',
    'guion.log': '#!/bin/sh\nrm -rf /',
    'elf.png': Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(600)]),
    'instalar.bat': 'echo hola',
  }
  for (const [name, bytes] of Object.entries(refused)) {
    const answer = await send(name, bytes)
    expect({ name, status: answer.status, code: answer.body.code }).toEqual({
      name,
      status: 415,
      code: 'file_type_refused',
    })
  }
  expect(await listFiles()).toEqual(before)
})

test('A41: an SVG and unknown bytes are kept as opaque downloads, texts by what they are', async () => {
  const kinds = {
    'dibujo.svg': [
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'application/octet-stream',
    ],
    'datos.bin': [Buffer.from([0, 1, 2, 3, 250]), 'application/octet-stream'],
    'latin1.csv': [Buffer.from('Código;Año\n1;2\n', 'latin1'), 'text/plain'],
    'correo.eml': ['From: a@b.example\r\nSubject: x\r\n\r\n<html>hola</html>', 'message/rfc822'],
  } as const
  for (const [name, [bytes, mediaType]] of Object.entries(kinds))
    expect((await send(name, bytes)).body.mediaType, name).toBe(mediaType)
})

test('A57: a picture gets its size and a thumbnail; one too large to decode keeps the original alone', async () => {
  const picture = await sharp({
    create: { width: 900, height: 300, channels: 3, background: '#1f4d46' },
  })
    .png()
    .toBuffer()
  const staged = await send('pantalla.png', picture)
  const thumbnail = await fetchBytes(`/api/v1/attachments/${staged.body.id}/thumbnail`)
  // The header of the one-pixel picture, claiming 50,000 × 50,000.
  const bomb = Buffer.from(tinyPng)
  bomb.writeUInt32BE(50_000, 16)
  bomb.writeUInt32BE(50_000, 20)
  const large = await send('bomba.png', bomb)
  const none = await desk.as('keyUserA').get(`/attachments/${large.body.id}/thumbnail`)

  expect(staged.body).toMatchObject({ hasThumbnail: true, widthPixels: 900, heightPixels: 300 })
  expect(thumbnail.headers['content-type']).toBe('image/webp')
  expect(await sharp(thumbnail.bytes).metadata()).toMatchObject({ width: 480, height: 160 })
  expect(large).toMatchObject({ status: 201, body: { hasThumbnail: false } })
  expect(none).toMatchObject({ status: 422, body: { code: 'file_damaged' } })
})

test('A58: one byte too many is 413, nothing is 422, no file and broken parts are 400', async () => {
  const before = await listFiles()
  const large = await send('grande.txt', 'x'.repeat(300_001))
  const exact = await send('justo.txt', 'x'.repeat(300_000))
  const empty = await send('vacio.txt', '')
  const other = await desk
    .as('keyUserA')
    .post('/attachments', Buffer.from(`${head('a.txt', 'otro')}x\r\n--${boundary}--\r\n`), type)
  const cut = await desk.as('keyUserA').post('/attachments', Buffer.from(`${head('a.txt')}x`), type)
  const json = await desk.as('keyUserA').post('/attachments', { file: 'x' })

  expect(large).toMatchObject({ status: 413, body: { code: 'file_too_large' } })
  expect(exact.status).toBe(201)
  expect(empty).toMatchObject({ status: 422, body: { code: 'file_empty' } })
  expect(other).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect(cut).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect(json).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
  expect(await listFiles()).toHaveLength(before.length + 1)
})

test('F16: an upload whose client goes away leaves neither row nor file', async () => {
  const before = await listFiles()
  if (!desk.app.server.listening) await desk.app.listen({ port: 0 })
  const { id, sessionId } = desk.given.users.keyUserA
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const upload = request({
    port: (desk.app.server.address() as AddressInfo).port,
    path: '/api/v1/attachments',
    method: 'POST',
    headers: { ...type, authorization: `Bearer ${token}`, 'content-length': 250_000 },
  })
  upload.on('error', () => undefined)
  upload.write(`${head('cortado.txt')}${'x'.repeat(100_000)}`)
  await sleep(200)
  upload.destroy()
  await sleep(300)

  expect(await listFiles()).toEqual(before)
})

test('a staged file is its uploader’s alone, and is posted once', async () => {
  const staged = await send('pantalla.png', tinyPng)
  const { number } = await givenCase(desk)
  const url = `/attachments/${staged.body.id}`
  const reply = { kind: 'reply', body: 'Adjunto la pantalla.', attachmentIds: [staged.body.id] }
  const byOther = await desk.as('agent').post(`/tickets/${number}/messages`, reply)

  expect((await desk.as('agent').get(url)).status).toBe(404)
  expect((await desk.as('backupA').get(url)).status).toBe(404)
  expect(byOther).toMatchObject({ status: 422, body: { code: 'attachment_unusable' } })

  const posted = await desk.as('keyUserA').post(`/tickets/${number}/messages`, reply)
  const again = await desk.as('keyUserA').post(`/tickets/${number}/messages`, reply)

  expect(posted.status).toBe(201)
  expect(again).toMatchObject({ status: 422, body: { code: 'attachment_unusable' } })
  expect((await desk.as('agent').get(url)).status).toBe(200)
  expect((await desk.as('backupA').get(url)).status).toBe(200)
  expect((await desk.as('keyUserB').get(url)).status).toBe(404)
  expect((await desk.as('otherRequesterA').get(url)).status).toBe(404)
})

test('CV-2: the file of a note is never the customer’s, in the gallery or by its id', async () => {
  const staged = await send('traza.txt', 'interno', 'agent')
  const { number } = await givenCase(desk)
  const note = { kind: 'note', body: 'Traza del servidor.', attachmentIds: [staged.body.id] }
  await desk.as('agent').post(`/tickets/${number}/messages`, note)
  const gallery = (who: 'agent' | 'keyUserA') => desk.as(who).get(`/tickets/${number}/attachments`)

  expect((await gallery('agent')).body.items.map(({ id }: { id: string }) => id)).toContain(
    staged.body.id,
  )
  expect((await gallery('keyUserA')).body.items).toHaveLength(1)

  const [first, second] = (await gallery('agent')).body.items
  const page = (more: string) =>
    desk.as('agent').get(`/tickets/${number}/attachments?limit=1${more}`)
  const one = (await page('')).body
  const two = (await page(`&cursor=${one.nextCursor}`)).body
  expect([one.items, two.items, two.nextCursor]).toEqual([[first], [second], null])
  expect((await desk.as('keyUserA').get(`/attachments/${staged.body.id}`)).status).toBe(404)
  expect((await desk.as('keyUserB').get(`/tickets/${number}/attachments`)).status).toBe(404)
})

test('a file that nobody posts is removed after a day, with its bytes; posted ones stay', async () => {
  const staged = await send('olvidado.png', tinyPng)
  await givenCase(desk)
  desk.clock.advanceMinutes(25 * 60)
  const fresh = await send('fresco.png', tinyPng)
  await desk.services.attachments.removeOrphans(desk.clock.now())

  expect((await desk.as('keyUserA').get(`/attachments/${staged.body.id}`)).status).toBe(404)
  expect((await desk.as('keyUserA').get(`/attachments/${fresh.body.id}`)).status).toBe(200)
  expect((await listFiles()).filter((name) => name.startsWith(staged.body.id))).toEqual([])
})
