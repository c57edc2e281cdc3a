import { beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase, upload } from '../../testing/given-case.ts'
import { runDue } from '../../jobs/runner.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { verifyClocks } from '../clocks/verify.service.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await givenContract(desk, { organization: 'b', openCaseLimit: 3 })
  return () => desk.close()
})

const notice = 'Seguimos en su caso anterior.'
const merge = (number: number, intoNumber: number) =>
  desk.as('agent').post(`/tickets/${number}/merge`, { intoNumber, noticeBody: notice })
const read = async (number: number, who: 'agent' | 'requesterA' | 'keyUserA' = 'agent') =>
  (await desk.as(who).get(`/tickets/${number}`)).body
const words = async (number: number, who: 'agent' | 'requesterA' | 'otherRequesterA') =>
  (await desk.as(who).get(`/tickets/${number}/messages`)).body.items.map(
    (one: { body: string }) => one.body,
  ) as string[]
const typesOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}/events`)).body.items.map(
    (one: { type: string }) => one.type,
  ) as string[]

test('IN-6: a ticket that is a reply to another is cancelled after its customer was told the number of the original', async () => {
  const original = await givenCase(desk, 'requesterA')
  const reply = await givenCase(desk, 'requesterA')

  const merged = await merge(reply.number, original.number)

  expect(merged.status).toBe(200)
  expect(merged.body).toMatchObject({
    status: 'cancelled',
    closeReason: 'reply_to_other',
    mergedInto: original.number,
  })
  const told = await words(reply.number, 'requesterA')
  expect(told.at(-1)).toBe(`${notice} (#${original.number})`)
  const happened = await typesOf(reply.number)
  expect(happened.indexOf('message.added')).toBeLessThan(happened.indexOf('ticket.cancelled'))
  expect(happened).toContain('case.merged')
  expect(await typesOf(original.number)).toContain('case.merged')
})

test('IN-6: its messages and files are read in the original, by whoever may read that, and nothing moved', async () => {
  const screen = await upload(desk, 'otherRequesterA')
  const original = await givenCase(desk, 'requesterA')
  const more = {
    body: 'Es sobre el recibo de ayer.',
    attachments: [{ id: screen.id, evidence: 'screen' }],
  }
  const reply = await givenCase(desk, 'otherRequesterA', more)
  await merge(reply.number, original.number)

  expect(await words(original.number, 'requesterA')).toContain('Es sobre el recibo de ayer.')
  const files = await desk.as('requesterA').get(`/tickets/${original.number}/attachments`)
  expect(files.body.items.map((one: { id: string }) => one.id)).toContain(screen.id)
  expect((await desk.as('requesterA').get(`/attachments/${screen.id}`)).status).toBe(200)
  expect(await read(original.number)).toMatchObject({ mergedFrom: [reply.number] })
  expect(await words(reply.number, 'otherRequesterA')).toContain('Es sobre el recibo de ayer.')
  // Whose words are part of it follows it now.
  expect(await words(original.number, 'otherRequesterA')).toContain('Es sobre el recibo de ayer.')
})

test('IN-6: what is written to the merged number is written in the original, which it answers like a reply', async () => {
  const original = await givenStartedCase(desk, 'requesterA')
  const ask = { kind: 'reply', body: '¿Qué recibo es?', asks: true }
  await desk.as('agent').post(`/tickets/${original.number}/messages`, ask)
  const reply = await givenCase(desk, 'requesterA')
  expect(await read(original.number)).toMatchObject({ status: 'waiting_customer' })
  await merge(reply.number, original.number)

  expect(await read(original.number)).toMatchObject({ status: 'in_progress', autoCloseAt: null })
  const said = { kind: 'reply', body: 'El 118, perdón.' }
  const written = await desk.as('requesterA').post(`/tickets/${reply.number}/messages`, said)
  expect(written.body).toMatchObject({ ticketId: original.id })
})

test('IN-6: cases of two organizations, a case and itself, one that gathers others, and one that is over are not merged', async () => {
  const [one, two, three] = [
    await givenCase(desk, 'requesterA'),
    await givenCase(desk, 'requesterA'),
    await givenCase(desk, 'requesterA'),
  ]
  const elsewhere = await givenCase(desk, 'requesterB')
  const ended = await givenCase(desk, 'requesterA')
  await desk.as('requesterA').post(`/tickets/${ended.number}/transitions`, { action: 'close' })

  expect((await merge(one.number, elsewhere.number)).body).toMatchObject({
    code: 'merge_elsewhere',
  })
  expect((await merge(one.number, one.number)).body).toMatchObject({ code: 'merge_chain' })
  expect((await merge(one.number, ended.number)).status).toBe(409)
  expect((await merge(one.number, 99_999)).body).toMatchObject({ code: 'reference_unknown' })
  await merge(one.number, two.number)
  expect((await merge(two.number, three.number)).body).toMatchObject({ code: 'merge_chain' })
  // A merged number stands for its original.
  expect((await merge(three.number, one.number)).body).toMatchObject({ mergedInto: two.number })
  expect((await merge(one.number, three.number)).body).toMatchObject({
    status: 409,
    code: 'case_merged',
    mergedInto: two.number,
  })
})

test('IN-6: for 24 hours the desk undoes a merge, then no more; the ticket is where it was and needs its place', async () => {
  const original = await givenCase(desk, 'requesterA')
  const reply = await givenCase(desk, 'otherRequesterA')
  await desk.as('agent').post(`/tickets/${reply.number}/transitions`, { action: 'review' })
  const other = await givenCase(desk, 'requesterA')
  await merge(reply.number, original.number)
  await merge(other.number, original.number)
  const undo = (number: number) => desk.as('agent').post(`/tickets/${number}/unmerge`)

  expect(await read(reply.number)).toHaveProperty('unmergeableUntil')
  const undone = await undo(reply.number)
  expect(undone.body).toMatchObject({ status: 'in_review', mergedInto: null, closedAt: null })
  expect((await undo(reply.number)).body).toMatchObject({ status: 409, code: 'not_merged' })
  expect(await words(original.number, 'requesterA')).toHaveLength(3)
  expect((await words(reply.number, 'otherRequesterA')).at(-1)).toContain(
    `sigue aquí, en el caso ${reply.number}, con su propio número`,
  )
  const { email } = desk.given.users.otherRequesterA
  await runDue(desk.services.jobs, desk.clock.now())
  const told = desk.mails.filter(({ to }) => to.address === email).map(({ text }) => text)
  expect(told.join()).toContain('con su propio número')
  const lost = await desk.as('otherRequesterA').get(`/tickets/${original.number}`)
  expect(lost.status).toBe(404)

  desk.clock.set(new Date(desk.clock.now().getTime() + 25 * 3_600_000))
  expect((await undo(other.number)).body).toMatchObject({ code: 'merge_window_closed' })
})

test('IN-6: undoing a merge needs a place of the organization again', async () => {
  const original = await givenCase(desk, 'requesterB')
  const reply = await givenCase(desk, 'requesterB')
  await merge(reply.number, original.number)
  await givenCase(desk, 'requesterB')
  const undo = () => desk.as('agent').post(`/tickets/${reply.number}/unmerge`)

  const refused = await undo()

  expect(refused.body).toMatchObject({ status: 409, code: 'open_case_limit' })
  expect(refused.body.openTickets).toHaveLength(3)
  await desk.as('requesterB').post(`/tickets/${original.number}/transitions`, { action: 'close' })
  expect((await undo()).body).toMatchObject({ status: 'received' })
})

test('IN-6: the clocks of merged and of separated cases are what their records tell', async () => {
  const found = await desk.inDesk((tx) => verifyClocks(tx, { asOf: desk.clock.now() }))
  expect(found.differences).toEqual([])
})
