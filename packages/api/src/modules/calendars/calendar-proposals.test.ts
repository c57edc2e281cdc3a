import { expect, test, vi } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { addNode } from '../../testing/faults/nodes.ts'
import { setupForTest } from '../../testing/test-app.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

test('CL-6: from October on the next year’s holidays are proposed once, told once, and decided once', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  const {
    body: {
      items: [calendar],
    },
  } = await desk.as('admin').get('/calendars')
  const path = `/calendars/${calendar.id}/proposals`
  const list = async () => (await desk.as('viewer').get(path)).body.items
  const told = () => desk.mails.filter(({ subject }) => subject.includes('Feriados de 2028'))
  const propose = () =>
    Promise.all(
      [desk, node].map(({ services }) =>
        services.jobs.everyDay
          .find(({ name }) => name === 'holiday-proposals')!
          .run(desk.clock.now()),
      ),
    )
  desk.clock.set(new Date('2027-10-01T03:59:00.000Z'))
  await propose()
  const inSeptember = await list()
  desk.clock.set(new Date('2027-10-01T04:01:00.000Z'))
  await propose()
  await runDue(desk.services.jobs, desk.clock.now())
  await propose()
  const [proposal, ...more] = await list()

  expect(inSeptember).toEqual([])
  expect(more).toEqual([])
  expect(proposal).toMatchObject({ country: 'VE', year: 2028, status: 'open', removals: [] })
  expect(proposal.additions[0]).toMatchObject({ date: '2028-01-01', name: 'Año Nuevo' })
  expect(told()).toHaveLength(1)
  expect((await desk.as('admin').get(`/calendars/${calendar.id}`)).body.openProposals).toBe(1)

  const decide = (decision: string, who: 'admin' | 'supervisor' = 'admin') =>
    desk.as(who).post(`${path}/${proposal.id}/decision`, { decision })
  expect((await decide('accept', 'supervisor')).status).toBe(403)
  const accepted = await decide('accept')
  const again = await decide('dismiss')
  const [version] = (await desk.as('viewer').get(`/calendars/${calendar.id}/versions`)).body.items

  expect(accepted.body).toMatchObject({ status: 'accepted', versionId: version.id })
  expect(again).toMatchObject({ status: 409, body: { code: 'already_decided' } })
  expect(version.definition.holidays).toContain('2028-01-01')
  expect(version.labels['2028-01-01']).toBe('Año Nuevo')
  expect(version.definition.holidays).toEqual(
    expect.arrayContaining(calendar.currentVersion.definition.holidays),
  )
})

test('CL-6: a proposal that was dismissed is not made again', async () => {
  const desk = await setupForTest()
  const {
    body: {
      items: [{ id }],
    },
  } = await desk.as('admin').get('/calendars')
  desk.clock.set(new Date('2027-11-01T12:00:00.000Z'))
  await runDue(desk.services.jobs, desk.clock.now())
  const [proposal] = (await desk.as('admin').get(`/calendars/${id}/proposals`)).body.items
  const decision = { decision: 'dismiss' }
  const path = `/calendars/${id}/proposals/${proposal.id}/decision`
  expect((await desk.as('admin').post(path, decision)).body).toMatchObject({
    status: 'dismissed',
    decidedBy: 'Adán Administrador',
    versionId: null,
  })
  desk.clock.set(new Date('2027-12-01T12:00:00.000Z'))
  await runDue(desk.services.jobs, desk.clock.now())

  expect((await desk.as('admin').get(`/calendars/${id}/proposals`)).body.items).toHaveLength(1)
  expect((await desk.as('admin').get(`/calendars/${id}`)).body.openProposals).toBe(0)
})
