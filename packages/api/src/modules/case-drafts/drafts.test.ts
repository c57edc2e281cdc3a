import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, givenCase, givenContract, upload } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

type Who = Parameters<TestApp['as']>[0]
let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk, { openCaseLimit: 20 })
  await onlyKeyUsers(true)
})
afterAll(() => desk.close())

const onlyKeyUsers = (keyUsersOnly: boolean) =>
  changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersOnly },
  }))
const draft = async (who: Who = 'requesterA', more: object = {}) =>
  (await desk.as(who).post('/drafts', { content: await aCase(desk, who, more) })).body
const decide = (id: string, body: object, who: Who = 'keyUserA') =>
  desk.as(who).post(`/drafts/${id}/decision`, body)
const used = async () =>
  (await desk.as('keyUserA').get(`/organizations/${desk.given.organizations.a.id}/slots`)).body
    .used as number
const mailsTo = async (who: keyof TestApp['given']['users'], template: string) => {
  while (await desk.services.jobs.outboxRelay.relayOnce());
  const { items } = (await desk.as('admin').get('/mails?limit=200')).body
  return items.filter(
    (mail: { to: string; template: string }) =>
      mail.to.includes(desk.given.users[who].email) && mail.template === template,
  )
}

test('EN-4: where only key users open cases, others are refused, write a draft that has no number and holds no place, and the key user sends it', async () => {
  const before = await used()
  const refused = await desk.as('requesterA').post('/tickets', await aCase(desk, 'requesterA'))
  const written = await draft()
  const during = await used()
  const sent = await decide(written.id, { decision: 'send' })
  const ticket = await desk.as('requesterA').get(`/tickets/${sent.body.ticketNumber}`)
  const files = await desk.as('requesterA').get(`/tickets/${sent.body.ticketNumber}/attachments`)
  const record = await desk.as('requesterA').get(`/tickets/${sent.body.ticketNumber}/events`)

  expect(refused.body).toMatchObject({ status: 422, code: 'key_users_only' })
  expect(written).toMatchObject({
    status: 'open',
    ticketNumber: null,
    author: { name: 'Rita Solicitante' },
    attachments: [{ name: 'pantalla.png' }],
  })
  expect(during).toBe(before)
  expect(sent.body).toMatchObject({ status: 'sent', decidedBy: { name: 'Kelly Clave' } })
  expect(ticket.body).toMatchObject({
    requesterId: desk.given.users.keyUserA.id,
    affectedUser: { name: 'Rita Solicitante' },
    evidenceMissing: [],
  })
  expect(files.body.items).toMatchObject([{ evidence: 'screen' }])
  expect(record.body.items).toContainEqual(
    expect.objectContaining({
      type: 'ticket.shared',
      payload: {
        userId: desk.given.users.requesterA.id,
        name: 'Rita Solicitante',
        access: 'reply',
        draftId: written.id,
      },
    }),
  )
  expect(await mailsTo('requesterA', 'case_shared')).toEqual([])
  expect(await used()).toBe(before + 1)
})

test('EN-4: every rule is judged when the key user sends, and a refusal leaves the draft as it was', async () => {
  const bare = await draft('requesterA', { attachments: [] })
  const { status: started } = await desk.as('requesterA').post('/drafts', {
    content: { productId: desk.given.product.id },
  })
  const refused = await decide(bare.id, { decision: 'send' })
  const still = await desk.as('keyUserA').get(`/drafts/${bare.id}`)
  const screen = await upload(desk, 'keyUserA')
  const content = { ...bare.content, attachments: [{ id: screen.id, evidence: 'screen' }] }
  const sent = await decide(bare.id, { decision: 'send', content })

  expect(started).toBe(201)
  expect(refused.body).toMatchObject({ code: 'evidence_required' })
  expect(still.body).toMatchObject({ status: 'open', etag: bare.etag })
  expect(sent.status).toBe(200)
})

test('EN-4: a key user adds a draft to an open case, as words that name who wrote them', async () => {
  const { number } = await givenCase(desk)
  const written = await draft('requesterA', { summary: 'Tampoco imprime el cierre' })
  const merged = await decide(written.id, { decision: 'merge', intoNumber: number })
  const said = await desk.as('agent').get(`/tickets/${number}/messages`)

  expect(merged.body).toMatchObject({ status: 'merged', ticketNumber: number })
  expect(said.body.items.at(-1)).toMatchObject({
    author: { name: 'Kelly Clave', side: 'customer' },
    body: expect.stringMatching(/^Rita Solicitante: Tampoco imprime el cierre/),
    attachments: [{ name: 'pantalla.png' }],
  })
})

test('EN-4: a key user declines with a reason, and nothing can be decided twice', async () => {
  const written = await draft()
  const silent = await decide(written.id, { decision: 'decline' })
  const declined = await decide(written.id, { decision: 'decline', reason: 'Ya se resolvió' })
  const again = await decide(written.id, { decision: 'send' })
  const seen = await desk.as('requesterA').get(`/drafts/${written.id}`)

  expect(silent.body.code).toBe('reason_required')
  expect(declined.body).toMatchObject({ status: 'declined', reason: 'Ya se resolvió' })
  expect(again.body).toMatchObject({ status: 409, code: 'draft_decided' })
  expect(seen.body).toMatchObject({ status: 'declined', reason: 'Ya se resolvió' })
})

test('EN-4: of two key users who send one draft at once, one opens a case', async () => {
  const written = await draft()
  const before = await used()
  const answers = await Promise.all([
    decide(written.id, { decision: 'send' }),
    decide(written.id, { decision: 'send' }, 'backupA'),
  ])

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await used()).toBe(before + 1)
})

test('EN-4: a draft is its author’s and the key users’, nobody else’s and not the desk’s', async () => {
  const written = await draft()
  const url = `/drafts/${written.id}`
  const readers = ['otherRequesterA', 'keyUserB', 'requesterB', 'agent', 'admin'] as const
  const read = await Promise.all(readers.map((who) => desk.as(who).get(url)))
  const decided = await decide(written.id, { decision: 'send' }, 'requesterA')
  const mine = await desk.as('otherRequesterA').get('/drafts')
  const theirs = await desk.as('backupA').get('/drafts?status=open')
  const file = `/attachments/${written.attachments[0].id}`
  const files = await Promise.all(
    (['keyUserA', 'otherRequesterA', 'agent'] as const).map((who) => desk.as(who).get(file)),
  )

  expect(read.map(({ status }) => status)).toEqual([404, 404, 404, 403, 403])
  expect(decided.status).toBe(403)
  expect(mine.body.items).toEqual([])
  expect(theirs.body.items.map(({ id }: { id: string }) => id)).toContain(written.id)
  expect(files.map(({ status }) => status)).toEqual([200, 404, 404])
})

test('EN-4: an author writes a draft anew while nobody changed it, or discards it', async () => {
  const written = await draft()
  const content = { ...written.content, summary: 'Otro resumen del mismo error' }
  const patch = (ifMatch: string) =>
    desk.as('requesterA').patch(`/drafts/${written.id}`, { content }, { 'if-match': ifMatch })
  const changed = await patch(written.etag)
  const stale = await patch(written.etag)
  const byKeyUser = await desk.as('keyUserA').delete(`/drafts/${written.id}`)
  const discarded = await desk.as('requesterA').delete(`/drafts/${written.id}`)
  const late = await decide(written.id, { decision: 'send' })

  expect(changed.body).toMatchObject({ content: { summary: 'Otro resumen del mismo error' } })
  expect([stale.status, byKeyUser.status, discarded.status]).toEqual([412, 403, 204])
  expect(late.body.code).toBe('draft_decided')
})

test('EN-4: files of a draft outlive the sweep of what nobody posted, and those of a declined one do not', async () => {
  const kept = await draft()
  const lost = await draft()
  await decide(lost.id, { decision: 'decline', reason: 'No' })
  const tomorrow = new Date(desk.clock.now().getTime() + 25 * 3_600_000)
  await desk.services.attachments.removeOrphans(tomorrow)
  const file = (one: { attachments: Array<{ id: string }> }) =>
    desk.as('requesterA').get(`/attachments/${one.attachments[0]?.id}`)

  expect((await file(kept)).status).toBe(200)
  expect((await file(lost)).status).toBe(404)
  expect((await decide(kept.id, { decision: 'send' })).status).toBe(200)
})

test('EN-4: key users are told by mail of a draft, and its author of what became of it', async () => {
  const written = await draft('otherRequesterA', { summary: 'El arqueo de caja no cuadra' })
  await decide(written.id, { decision: 'decline', reason: 'Ya lo vio contabilidad' })
  const [toKeyUser] = await mailsTo('keyUserA', 'draft_written')
  const [toAuthor] = await mailsTo('otherRequesterA', 'draft_decided')

  expect(toKeyUser.subject).toContain('Borrador de')
  expect(toAuthor.subject).toContain('no se envió')
})

test('EN-4: where everybody opens cases, nobody writes drafts', async () => {
  await onlyKeyUsers(false)
  const refused = await desk
    .as('requesterA')
    .post('/drafts', { content: { productId: desk.given.product.id } })
  const opened = await desk.as('requesterA').post('/tickets', await aCase(desk, 'requesterA'))
  await onlyKeyUsers(true)

  expect(refused.body.code).toBe('rule_off')
  expect(opened.status).toBe(201)
})
