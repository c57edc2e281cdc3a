import { createHash } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gifOf, hostileFiles, pngBomb } from '../../testing/hostile-files.ts'
import {
  fetchBytes,
  form,
  formEnd,
  formType,
  listFiles,
  listRows,
  partHead,
  sendFile,
  tokenOf,
} from '../../testing/multipart.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { contentDisposition, normaliseFileName } from './file-names.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ config: { attachmentBytesMax: 300_000 } })
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => desk.close())

/** Sends a body as it is, in chunks and without a length, and answers even if the server hangs up early. */
function sendRaw(body: Iterable<Buffer | string>, headers: Record<string, string> = formType) {
  const { port } = desk.app.server.address() as AddressInfo
  return new Promise<{ status: number; code: string }>((done, fail) => {
    const sent = request({
      port,
      path: '/api/v1/attachments',
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${tokenOf(desk, 'keyUserA')}` },
    })
    sent.once('error', fail)
    sent.once('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        const { code } = JSON.parse(text) as { code: string }
        done({ status: response.statusCode ?? 0, code })
      })
    })
    for (const chunk of body) sent.write(chunk)
    sent.end()
  })
}

test('A53, A54: whatever a name is made of, what is kept is one visible path segment', async () => {
  const names = [
    '../../x', '..\\..\\x', 'C:\\x', '/etc/x', '%2e%2e%2fx', 'a\0b.txt', '\u200b.htaccess', 'CON', 'aux.txt',
    'com1', 'LPT9.log', 'a'.repeat(300), '🧾'.repeat(300), '\u202efdp.exe', '\u2066a\u2069', 'a\r\nSet-Cookie: x=1',
    '"; filename="x.exe', "l'été.txt", 'e\u0301.txt', 'é.txt', '. . .', '   ', '\u0007', 'a:b|c?d*e<f>g', 'x. ',
    '\ufeffa', '\ud800.txt', '٠١٢.txt', 'קובץ.txt',
  ] // prettier-ignore
  for (const given of names) {
    const name = normaliseFileName(given)
    expect(name, JSON.stringify(given)).toMatch(/^[^\p{Cc}\p{Cf}/\\<>:"|?*]{1,150}$/u)
    expect(name).not.toMatch(/^[. ]|[. ]$|^(con|aux|com1|lpt9)(\.|$)/i)
    expect(normaliseFileName(name), 'normalising again changes nothing').toBe(name)
    const header = contentDisposition(name)
    expect(header).toMatch(
      /^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/,
    )
  }
  expect(normaliseFileName('e\u0301.txt')).toBe(normaliseFileName('é.txt'))
})

test('A41, A55, A56, P26: what is meant to harm is refused, or kept as it is and never shown', async () => {
  const files = Object.entries(hostileFiles())
  const before = process.memoryUsage.rss()
  const outcomes: Record<string, number> = {}
  for (const [name, bytes] of files) {
    const sent = await sendFile(desk, 'keyUserA', { name, bytes })
    outcomes[name] = sent.status
    if (sent.status !== 201) {
      expect(sent, name).toMatchObject({ status: 415, body: { code: 'file_type_refused' } })
      continue
    }
    const back = await fetchBytes(desk, `/api/v1/attachments/${sent.body.id}`)
    expect(createHash('sha256').update(back.bytes).digest('hex'), name).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
    expect(back.headers['content-type'], name).not.toMatch(/html|xml|svg|javascript/)
    expect(back.headers, name).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; /),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  expect(files.length).toBeGreaterThan(20)
  const refused = ['pagina.txt', 'foto.png']
  for (const name of refused) expect(outcomes[name], name).toBe(415)
  for (const name of [
    'bomba.zip',
    'bomba.docx',
    'miente.docx',
    'logo.svg',
    'accion.pdf',
    'bomba.gif',
  ])
    expect(outcomes[name], name).toBe(201)
  // Five archives of 40 MB of zeros: expanding a single one would show.
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024)
})

test('A57: 50,000 × 50,000 pixels or 10,000 frames are 422 as a thumbnail, and whole as a file', async () => {
  const bombs = { 'grande.png': pngBomb(), 'larga.gif': gifOf(10_000) }
  for (const [name, bytes] of Object.entries(bombs)) {
    const sent = await sendFile(desk, 'keyUserA', { name, bytes })
    const thumbnail = await desk.as('keyUserA').get(`/attachments/${sent.body.id}/thumbnail`)
    const back = await fetchBytes(desk, `/api/v1/attachments/${sent.body.id}`)

    expect(sent, name).toMatchObject({ status: 201, body: { hasThumbnail: false } })
    expect(thumbnail, name).toMatchObject({ status: 422, body: { code: 'file_damaged' } })
    expect(back.bytes.equals(bytes), name).toBe(true)
  }
  const short = await sendFile(desk, 'keyUserA', { name: 'corta.gif', bytes: gifOf(20) })
  expect(short.body.hasThumbnail).toBe(true)
})

test('A58: without a length, too many parts, a wrong field or no end: refused, and nothing is kept', async () => {
  const rows = (await listRows(desk)).length
  const files = (await listFiles(desk)).length
  const part = (index: number) => `${partHead(`p${index}.txt`, `extra${index}`)}x\r\n`
  const field = (index: number) =>
    `${partHead('', `f${index}`)
      .replace('; filename=""', '')
      .replace(/content-type.*\r\n/, '')}x\r\n`
  const many = (make: (index: number) => string) =>
    Array.from({ length: 10_000 }, (_, index) => make(index)).join('')
  const file = `${partHead('a.txt')}contenido\r\n`
  const large = [
    partHead('a.txt'),
    ...Array.from({ length: 31 }, () => 'x'.repeat(10_000)),
    formEnd,
  ]

  expect(await sendRaw(large)).toEqual({ status: 413, code: 'file_too_large' })
  expect(await sendRaw([file, many(part), formEnd])).toMatchObject({ status: 413 })
  expect(await sendRaw([file, many(field), formEnd])).toMatchObject({ status: 413 })
  expect(await sendRaw([many(field), file, formEnd])).toMatchObject({ status: 413 })
  expect(await sendRaw([file, part(1), formEnd])).toMatchObject({ status: 413 })
  expect(await sendRaw([form('a.txt', 'x', 'otro')])).toEqual({ status: 400, code: 'malformed' })
  expect(await sendRaw([partHead('a.txt'), 'x'])).toEqual({ status: 400, code: 'malformed' })
  expect(await sendRaw([form('a.txt', '')])).toEqual({ status: 422, code: 'file_empty' })
  expect(
    await sendRaw([form('a.txt', 'x')], { 'content-type': 'multipart/form-data' }),
  ).toMatchObject({
    status: 400,
  })
  expect(await sendRaw([], formType)).toEqual({ status: 400, code: 'malformed' })
  expect(await listRows(desk)).toHaveLength(rows)
  expect(await listFiles(desk)).toHaveLength(files)
})
