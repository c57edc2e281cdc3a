import { beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  return () => desk.close()
})

const leadOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}`)).body.accountLeadId
const substitute = (body: object) => desk.as('supervisor').post('/lead-substitutions', body)

test('CL-1: a case gets the account lead of its organization, and whoever stands in on a day of the desk while one does', async () => {
  const { agent, otherAgent } = desk.given.users
  const before = await givenCase(desk, 'requesterA')
  // 20:30 on the 4th in Caracas is the 5th elsewhere.
  desk.clock.set(new Date('2026-03-05T00:30:00.000Z'))
  const days = { startsOn: '2026-03-05', endsOn: '2026-03-06' }
  const made = await substitute({ leadId: agent.id, substituteId: otherAgent.id, ...days })
  expect(made.body).toMatchObject({ lead: { name: agent.name }, isInForce: false })
  const evening = await givenCase(desk, 'requesterA')
  desk.clock.set(new Date('2026-03-05T14:00:00.000Z'))
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0
  const during = await givenCase(desk, 'requesterA')
  await runDue(desk.services.jobs, desk.clock.now())
  expect(desk.mails.map(({ to }) => to.address)).toContain(otherAgent.email)
  // What was opened before is told to whoever stands in as well.
  desk.mails.length = 0
  const words = { kind: 'reply', body: 'Sigue igual hoy.' }
  await desk.as('requesterA').post(`/tickets/${before.number}/messages`, words)
  await runDue(desk.services.jobs, desk.clock.now())
  const told = desk.mails.map(({ to }) => to.address)
  expect([told.includes(otherAgent.email), told.includes(agent.email)]).toEqual([true, false])
  desk.clock.set(new Date('2026-03-06T14:00:00.000Z'))
  const after = await givenCase(desk, 'requesterA')

  const leads = await Promise.all([before, evening, during, after].map((one) => leadOf(one.number)))
  expect(leads).toEqual([agent.id, agent.id, otherAgent.id, agent.id])
})

test('CL-1: nobody stands in for themselves, twice over, or while away; a substitution is withdrawn by a supervisor', async () => {
  const { agent, otherAgent, supervisor, commercial } = desk.given.users
  const days = { startsOn: '2026-04-01', endsOn: '2026-04-10' }
  const made = await substitute({ leadId: agent.id, substituteId: otherAgent.id, ...days })
  const overlap = { ...days, startsOn: '2026-04-09', endsOn: '2026-04-20' }
  const refused = await Promise.all([
    substitute({ leadId: supervisor.id, substituteId: supervisor.id, ...days }),
    substitute({ leadId: agent.id, substituteId: supervisor.id, ...overlap }),
    substitute({ leadId: otherAgent.id, substituteId: supervisor.id, ...overlap }),
    substitute({ leadId: supervisor.id, substituteId: agent.id, ...overlap }),
  ])
  for (const one of refused) expect(one.body).toMatchObject({ code: 'substitution_overlaps' })
  const worker = { leadId: commercial.id, substituteId: supervisor.id, ...days }
  expect((await substitute(worker)).body).toMatchObject({ code: 'reference_unknown' })
  const reversed = { ...worker, leadId: agent.id, endsOn: '2026-03-01' }
  expect((await substitute(reversed)).body).toMatchObject({ code: 'period_invalid' })
  expect((await desk.as('agent').post('/lead-substitutions', worker)).status).toBe(403)

  const { id } = made.body
  expect((await desk.as('supervisor').delete(`/lead-substitutions/${id}`)).status).toBe(204)
  expect((await desk.as('supervisor').delete(`/lead-substitutions/${id}`)).status).toBe(404)
  const left = await desk.as('agent').get('/lead-substitutions')
  expect(left.body.items).toEqual([])
})

test('CL-1: another lead of the organization takes over its open cases, each with an event of the desk', async () => {
  const { otherAgent } = desk.given.users
  const open = await givenCase(desk, 'requesterA')
  const closed = await givenCase(desk, 'requesterA')
  await desk.as('requesterA').post(`/tickets/${closed.number}/transitions`, { action: 'close' })
  const was = await leadOf(open.number)

  await desk
    .as('commercial')
    .patch(`/organizations/${desk.given.organizations.a.id}`, { accountLeadId: otherAgent.id })

  expect(await leadOf(open.number)).toBe(otherAgent.id)
  expect(await leadOf(closed.number)).toBe(was)
  const { items } = (await desk.as('agent').get(`/tickets/${open.number}/events`)).body
  expect(items.at(-1)).toMatchObject({
    type: 'lead.changed',
    payload: { from: was, to: otherAgent.id, toName: otherAgent.name },
  })
  const seen = await desk.as('requesterA').get(`/tickets/${open.number}/events`)
  expect(JSON.stringify(seen.body)).not.toContain('lead.changed')
})
