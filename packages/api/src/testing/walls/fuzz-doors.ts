import { randomUUID } from 'node:crypto'
import { aCase, givenCase, givenContract, givenStartedCase, tinyPng } from '../given-case.ts'
import { password, type Answer, type TestApp } from '../test-app.ts'

/**
 * Requests that only the right state accepts, which values made from a schema never meet: each makes
 * its state first and answers what the route itself said.
 */
export const doors: Record<string, (desk: TestApp) => Promise<Answer>> = {
  'POST /api/v1/tickets': async (desk) =>
    desk.as('keyUserA').post('/tickets', await aCase(desk, 'keyUserA')),
  'POST /api/v1/tickets/{ref}/transitions': async (desk) => {
    const { number } = await givenCase(desk)
    return desk.as('agent').post(`/tickets/${number}/transitions`, { action: 'review' })
  },
  'PUT /api/v1/tickets/{ref}/classification': async (desk) => {
    const { number } = await givenCase(desk)
    await desk.as('agent').post(`/tickets/${number}/transitions`, { action: 'review' })
    const body = { type: 'support', criticality: 'serious', level: 'l1' }
    return desk.as('agent').put(`/tickets/${number}/classification`, body)
  },
  'POST /api/v1/tickets/{ref}/messages': async (desk) => {
    const { number } = await givenStartedCase(desk)
    return desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Hola' })
  },
  'POST /api/v1/tickets/{ref}/worklogs': async (desk) => work(desk, ''),
  'POST /api/v1/tickets/{ref}/worklogs/preview': async (desk) => work(desk, '/preview'),
  'POST /api/v1/worklogs/{id}/correction': async (desk) => {
    const { id } = (await work(desk, '')).body as { id: string }
    const body = { minutes: 20, reason: 'Fueron menos.' }
    return desk.as('agent').post(`/worklogs/${id}/correction`, body)
  },
  'POST /api/v1/time-entries': async (desk) => timeEntry(desk),
  'DELETE /api/v1/time-entries/{id}': async (desk) =>
    desk.as('agent').delete(`/time-entries/${(await timeEntry(desk)).body.id}`),
  'POST /api/v1/tickets/{ref}/consents': async (desk) => (await consent(desk)).asked,
  'POST /api/v1/consents/{id}/decision': async (desk) => {
    const { id } = (await consent(desk)).asked.body as { id: string }
    return desk.as('keyUserA').post(`/consents/${id}/decision`, { decision: 'accept' })
  },
  'POST /api/v1/decisions/{id}/answer': async (desk) => {
    const { id } = (await consent(desk)).asked.body as { id: string }
    return desk.as('keyUserA').post(`/decisions/${id}/answer`, { decision: 'accept' })
  },
  'POST /api/v1/decisions/{id}/withdrawal': async (desk) => {
    const { id } = (await consent(desk)).asked.body as { id: string }
    return desk.as('agent').post(`/decisions/${id}/withdrawal`, { reason: 'Ya no hace falta' })
  },
  'POST /api/v1/contracts/{id}/lots': async (desk) => {
    const id = await givenContract(desk, { minutes: 0 })
    const lot = { minutes: 60, validFrom: '2026-01-01', validUntil: '2027-01-01' }
    const body = { ...lot, id: randomUUID(), origin: 'purchase' }
    return desk.as('commercial').post(`/contracts/${id}/lots`, body)
  },
  'POST /api/v1/auth/login': async (desk) => {
    const { email } = desk.given.users.backupA
    return desk.with().post('/auth/login', { email, password, desk: desk.given.slug })
  },
  'POST /api/v1/auth/password/change': async (desk) =>
    desk
      .as('otherRequesterA')
      .post('/auth/password/change', { current: password, next: 'muy-larga-y-rara-93-tejado' }),
  'POST /api/v1/auth/totp/enroll': async (desk) =>
    desk.as('viewer').post('/auth/totp/enroll', { password }),
  'POST /api/v1/api-keys': async (desk) => key(desk),
  'POST /api/v1/api-keys/{id}/rotation': async (desk) =>
    desk.as('admin').post(`/api-keys/${(await key(desk)).body.id}/rotation`, { overlapHours: 1 }),
  'DELETE /api/v1/api-keys/{id}': async (desk) =>
    desk.as('admin').delete(`/api-keys/${(await key(desk)).body.id}`),
  'POST /api/v1/attachments': async (desk) => uploaded(desk),
  'POST /api/v1/users': async (desk) =>
    desk
      .as('admin')
      .post('/users', { name: 'Nina', email: `${randomUUID()}@fuzz.example`, role: 'agent' }),
  'POST /api/v1/calendars': async (desk) => calendar(desk),
  'PATCH /api/v1/calendars/{id}': async (desk) => {
    const { id, etag } = (await calendar(desk)).body as { id: string; etag: string }
    return desk.as('admin').patch(`/calendars/${id}`, { name: 'Otro' }, { 'if-match': etag })
  },
  'POST /api/v1/calendars/{id}/versions': async (desk) => {
    const { id } = (await calendar(desk)).body as { id: string }
    const body = { baseVersion: 1, definition: { ...definition, holidays: ['2026-12-25'] } }
    return desk.as('admin').post(`/calendars/${id}/versions`, { ...body, labels: {} })
  },
  'POST /api/v1/calendars/{id}/impact': async (desk) => {
    const { id } = (await calendar(desk)).body as { id: string }
    return desk.as('admin').post(`/calendars/${id}/impact`, { definition })
  },
  'GET /api/v1/holiday-packs/{country}': async (desk) =>
    desk.as('admin').get('/holiday-packs/VE?year=2026'),
  'GET /api/v1/reports/rp-12': async (desk) => desk.as('supervisor').get('/reports/rp-12'),
  'POST /api/v1/what-if': async (desk) => {
    const period = { from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
    return desk.as('admin').post('/what-if', { ...period, calendarDefinition: definition })
  },
}

const definition = {
  timeZone: 'America/Caracas',
  weekly: { 1: [['09:00', '17:00']] },
  holidays: [],
  exceptions: [],
}
const calendar = (desk: TestApp) =>
  desk.as('admin').post('/calendars', { name: 'Puerta', definition })

async function work(desk: TestApp, more: string): Promise<Answer> {
  const { number } = await givenStartedCase(desk)
  const startedAt = new Date(desk.clock.now().getTime() - 3_600_000).toISOString()
  const body = { component: 'l1', minutes: 30, startedAt }
  const words = more === '' ? { description: 'Análisis' } : {}
  return desk.as('agent').post(`/tickets/${number}/worklogs${more}`, { ...body, ...words })
}

function timeEntry(desk: TestApp): Promise<Answer> {
  const startedAt = new Date(desk.clock.now().getTime() - 3_600_000).toISOString()
  return desk.as('agent').post('/time-entries', { type: 'training', startedAt, minutes: 30 })
}

async function consent(desk: TestApp) {
  const { number } = await givenStartedCase(desk)
  const body = { purpose: 'solution', minutes: 30, explanation: 'Serie' }
  return { asked: await desk.as('agent').post(`/tickets/${number}/consents`, body) }
}

const key = (desk: TestApp) =>
  desk.as('admin').post('/api-keys', { name: 'puerta', scopes: ['tickets:read'] })

function uploaded(desk: TestApp): Promise<Answer> {
  const head =
    '--puerta\r\ncontent-disposition: form-data; name="file"; filename="p.png"\r\ncontent-type: image/png\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), tinyPng, Buffer.from('\r\n--puerta--\r\n')])
  const type = { 'content-type': 'multipart/form-data; boundary=puerta' }
  return desk.as('agent').post('/attachments', payload, type)
}
