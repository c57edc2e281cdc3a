import { expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest } from '../../testing/test-app.ts'

test('CV-5, CV-6, CV-4: lists say who is longest without words, what is due first, and what silence closes', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const [agent, customer] = [desk.as('agent'), desk.as('keyUserA')]
  const answered = await givenStartedCase(desk)
  await agent.put('/test/clock', { advanceMinutes: 60 })
  const silent = await givenCase(desk)
  const asked = await givenStartedCase(desk)
  await agent.put('/test/clock', { advanceMinutes: 60 })
  await agent.post(`/tickets/${answered.number}/messages`, { kind: 'reply', body: 'Lo vemos.' })
  await agent.post(`/tickets/${asked.number}/transitions`, { action: 'ask', body: '¿Cuál recibo?' })

  // Of the cases that wait for words, the longest without them first; the asked one waits for none.
  const board = (await agent.get('/tickets?open=true&sort=redAt')).body.items
  expect(board.map((one: { number: number }) => one.number)).toEqual([
    silent.number,
    answered.number,
  ])
  expect(board[0].lastDeskMessageAt).toBeNull()
  expect(Date.parse(board[1].redAt) - Date.parse(board[1].lastDeskMessageAt)).toBe(24 * 3_600_000)

  // What is left of the earliest target can be counted: since when, and by which calendar.
  const { items: calendars } = (await agent.get('/calendars')).body
  expect(board[0]).toMatchObject({
    dueClock: 'firstReply',
    dueSince: silent['openedAt'],
    dueCalendarVersionId: calendars[0].currentVersion.id,
  })

  const seen = (await customer.get(`/tickets?q=%23${silent.number}`)).body.items[0]
  for (const field of ['redAt', 'lastDeskMessageAt', 'dueSince', 'dueCalendarVersionId'])
    expect(seen).not.toHaveProperty(field)
  const refused = await customer.get('/tickets?sort=redAt')
  expect([refused.status, refused.body.code]).toEqual([400, 'desk_only_field'])

  const { autoCloseAt } = (await customer.get(`/tickets/${asked.number}`)).body
  const [todo] = (await customer.get('/me/todo')).body.items
  expect(todo).toMatchObject({ expiresAt: autoCloseAt, onSilence: 'case_closes' })
  // Asked on a Wednesday: closes at the end of Friday.
  expect(autoCloseAt).toBe('2026-03-06T21:00:00.000Z')
})
