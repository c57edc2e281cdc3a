import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createClamd } from '../../outside/scanner.ts'
import { aCase, givenCase, givenContract, tinyPng } from '../../testing/given-case.ts'
import { listFiles, listRows, sendFile } from '../../testing/multipart.ts'
import { eicar, startClamd, type ScriptedClamd } from '../../testing/scripted-clamd.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let clamd: ScriptedClamd
let desk: TestApp
beforeAll(async () => {
  clamd = await startClamd()
  desk = await setup({ scanner: createClamd(clamd.url, { silenceMs: 300 }) })
  await givenContract(desk)
})
afterAll(async () => {
  await desk.close()
  await clamd.close()
})
beforeEach(() => {
  clamd.state.mode = 'well'
  desk.config.readsBeforeScan = false
})

/** The signature in a picture, as a real one hides behind an image's head. */
const infectedPicture = Buffer.concat([tinyPng, Buffer.from(eicar)])
const virus = (name = 'factura.png') => ({ name, bytes: infectedPicture })

async function auditOf(attachmentId: string) {
  const answer = await desk.as('supervisor').get(`/audit?targetId=${attachmentId}`)
  return answer.body.items as Array<{ action: string; actor: { name: string }; details: object }>
}

test('A59: a file with a virus is quarantined: told to its uploader, audited, opened by nobody', async () => {
  const { number } = await givenCase(desk)
  const sent = await sendFile(desk, 'keyUserA', virus())
  const own = await desk.as('keyUserA').get(`/attachments/${sent.body.id}`)
  const reply = { kind: 'reply', body: 'Va la factura.', attachmentIds: [sent.body.id] }
  const posted = await desk.as('keyUserA').post(`/tickets/${number}/messages`, reply)

  expect(sent).toMatchObject({ status: 201, body: { safety: 'infected', hasThumbnail: false } })
  expect(own).toMatchObject({ status: 422, body: { code: 'file_quarantined' } })
  expect(own.body.title).toBe('El archivo está retenido: contiene un virus')
  expect(posted.body.attachments[0]).toMatchObject({ id: sent.body.id, safety: 'infected' })
  for (const who of ['agent', 'supervisor', 'keyUserA'] as const)
    for (const part of ['', '/thumbnail']) {
      const refused = await desk.as(who).get(`/attachments/${sent.body.id}${part}`)
      expect(refused, who + part).toMatchObject({ status: 422, body: { code: 'file_quarantined' } })
    }
  const link = await desk.as('agent').post(`/attachments/${sent.body.id}/link`)
  const gallery = await desk.as('agent').get(`/tickets/${number}/attachments`)

  expect(link).toMatchObject({ status: 422, body: { code: 'file_quarantined' } })
  expect(gallery.body.items.map(({ safety }: { safety: string }) => safety)).toContain('infected')
  expect((await listFiles(desk)).filter((name) => name === `${sent.body.id}.webp`)).toEqual([])
  expect(await auditOf(sent.body.id)).toMatchObject([
    {
      action: 'file.quarantined',
      actor: { name: 'Kelly Clave' },
      details: { name: 'factura.png', finding: 'Eicar-Test-Signature', sha256: sent.body.sha256 },
    },
  ])
})

test('IN-3: a screen with a virus is no evidence', async () => {
  const infected = await sendFile(desk, 'keyUserA', virus('pantalla.png'))
  const attachments = [{ id: infected.body.id, evidence: 'screen' }]
  const refused = await desk
    .as('keyUserA')
    .post('/tickets', await aCase(desk, 'keyUserA', { attachments }))

  expect(refused).toMatchObject({ status: 422, body: { code: 'evidence_required' } })
})

test('a clean file is scanned whole, in every size, and opens at once', async () => {
  const before = clamd.state.scanned
  for (const size of [1, 65_536, 700_001]) {
    const sent = await sendFile(desk, 'agent', { name: 'a.txt', bytes: 'x'.repeat(size) })
    expect(sent.body.safety).toBe('clean')
    expect((await desk.as('agent').get(`/attachments/${sent.body.id}`)).status).toBe(200)
  }
  const late = Buffer.concat([Buffer.alloc(600_000, 'x'), Buffer.from(eicar)])
  const behind = await sendFile(desk, 'agent', { name: 'b.txt', bytes: late })

  expect(behind.body.safety).toBe('infected')
  expect(clamd.state.scanned).toBe(before + 4)
})

test('A59: while the scanner is away files are kept and held, and judged as soon as it is back', async () => {
  const pending: string[] = []
  for (const mode of ['silent', 'hangs_up', 'confused', 'small'] as const) {
    clamd.state.mode = mode
    const sent = await sendFile(desk, 'keyUserA', { name: `${mode}.png`, bytes: tinyPng })
    expect(sent, mode).toMatchObject({
      status: 201,
      body: { safety: 'pending', hasThumbnail: false },
    })
    pending.push(sent.body.id)
  }
  clamd.state.mode = 'well'
  await clamd.close()
  const refused = await sendFile(desk, 'keyUserA', virus('sin-antivirus.png'))
  const held = await desk.as('keyUserA').get(`/attachments/${pending[0]}`)
  desk.config.readsBeforeScan = true
  const opened = await desk.as('keyUserA').get(`/attachments/${pending[0]}`)
  desk.config.readsBeforeScan = false
  expect(await desk.services.attachments.rescan()).toBe(0)
  await clamd.restart()
  const judged = await desk.services.attachments.rescan()

  expect(refused).toMatchObject({ status: 201, body: { safety: 'pending' } })
  expect(held).toMatchObject({ status: 409, body: { code: 'file_not_scanned' } })
  expect(held.headers['retry-after']).toBe('60')
  expect(opened.status).toBe(200)
  expect(judged).toBe(5)
  expect((await desk.as('keyUserA').get(`/attachments/${pending[0]}`)).status).toBe(200)
  expect((await desk.as('keyUserA').get(`/attachments/${pending[0]}/thumbnail`)).status).toBe(200)
  const late = await desk.as('keyUserA').get(`/attachments/${refused.body.id}`)
  expect(late).toMatchObject({ status: 422, body: { code: 'file_quarantined' } })
  expect(await auditOf(refused.body.id)).toMatchObject([{ actor: { name: 'Mesa' } }])
  expect((await listFiles(desk)).includes(`${refused.body.id}.webp`)).toBe(false)
  expect((await listRows(desk)).filter(({ safety }) => safety === 'pending')).toEqual([])
})
