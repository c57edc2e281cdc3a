import { afterAll, beforeAll, expect, test } from 'vitest'
import { listJobs } from '../../jobs/runner.ts'
import { addNode } from '../../testing/faults/nodes.ts'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { contractAlerts } from './renewals.tables.ts'

let desk: TestApp
let small: { contractId: string; number: number }

beforeAll(async () => {
  desk = await setup()
  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, alertFractions: [0.5, 0.8, 1], renewalAlertDays: 30 },
  }))
  const contractId = await givenContract(desk, { minutes: 100 })
  small = { contractId, number: (await givenStartedCase(desk)).number }
})
afterAll(() => desk.close())

const on = (date: string) => desk.clock.set(new Date(`${date}T14:00:00.000Z`))
const mine = ['renewals', 'contract-alerts', 'hours-forecasts']
/** The jobs of contracts, and the mails they make. */
const run = async ({ services }: Pick<TestApp, 'services'> = desk) => {
  const jobs = listJobs(services.jobs).filter(({ name }) => mine.includes(name))
  for (const job of jobs) await job.run(desk.clock.now())
  await services.jobs.outboxRelay.relayOnce()
  await services.jobs.mailDelivery.deliverOnce()
}
const subjects = (from: number) => desk.mails.slice(from).map(({ subject }) => subject)
const work = (minutes: number, startedAt = '2026-03-04T12:00:00.000Z') =>
  desk.as('agent').post(`/tickets/${small.number}/worklogs`, {
    component: 'l1',
    startedAt,
    minutes,
    description: 'Revisar la serie.',
  })
const openTasks = async (contractId: string) =>
  (await desk.as('commercial').get(`/renewal-tasks?contractId=${contractId}`)).body.items
const newContract = async (more: object = {}) => {
  const answer = await desk.as('commercial').post('/contracts', {
    organizationId: desk.given.organizations.b.id,
    name: 'Plan de B',
    startsOn: '2026-01-01',
    endsOn: '2026-04-01',
    productIds: [desk.given.product.id],
    ...more,
  })
  expect(answer.status).toBe(201)
  return answer.body as { id: string }
}

test('HR-12: at a fraction of the lot its key users, the account lead and who sells are told, once', async () => {
  await run()
  const before = desk.mails.length
  expect((await work(79)).body.chargedMinutes).toBe(79)
  await run()
  const half = subjects(before)
  expect((await work(1)).body.chargedMinutes).toBe(1)
  const node = await addNode(desk)
  await Promise.all([run(), run(node), run()])
  await run()
  const told = desk.mails.slice(before + half.length)

  expect(half).toHaveLength(4)
  expect(half[0]).toContain('50 % de las horas usadas')
  expect(
    told
      .map(({ to }) => JSON.stringify(to))
      .toSorted()
      .join(),
  ).toMatch(/agent@.*backupa@.*commercial@.*keyusera@/i)
  expect(told).toHaveLength(4)
  expect(told[0]?.text).toContain('Quedan 0\u00a0h\u00a020')
  const alerts = await desk.inDesk((tx) => tx.db.select().from(contractAlerts))
  expect(alerts.map(({ kind, key }) => `${kind} ${key.split(' ')[1]}`).toSorted()).toEqual([
    'fraction 50',
    'fraction 80',
  ])
})

test('HR-12: hours that near their end are one task with the account lead as owner', async () => {
  const tasks = await openTasks(small.contractId)

  expect(tasks).toMatchObject([
    { cause: 'hours', status: 'open', owner: { name: 'Ana Agente' }, createdBy: 'Mesa' },
  ])
})

test('HR-12: the radar finds contracts by days, by hours and by forecast, each asked for alone', async () => {
  const other = await newContract()
  const radar = async (query: string) =>
    (await desk.as('agent').get(`/renewals?${query}`)).body.items.map(
      (row: { contract: { id: string }; causes: string[] }) => [row.contract.id, row.causes],
    )

  expect(await radar('endsWithinDays=28')).toEqual([[other.id, ['days']]])
  expect(await radar('minutesLeftBelow=21')).toEqual([[small.contractId, ['hours']]])
  expect(await radar('minutesLeftBelow=20')).toEqual([])
  // 80 in nine weeks: one busy week that is left out, and no hour is gone for good.
  expect(await radar('runsOutWithinDays=60')).toEqual([])
  on('2026-03-23')
  await work(10, '2026-03-12T12:00:00.000Z')
  await work(5, '2026-03-19T12:00:00.000Z')
  const { forecast } = (await desk.as('keyUserA').get(`/contracts/${small.contractId}/balance`))
    .body
  expect(forecast).toMatchObject({
    because: 'used_up',
    horizon: '2027-01-01',
    basis: { from: '2026-01-05', weeks: 11, chargedMinutes: 95, minutesLeft: 5 },
  })
  expect(await radar('runsOutWithinDays=60')).toEqual([[small.contractId, ['forecast']]])
  expect(await radar('runsOutWithinDays=60&endsWithinDays=28')).toEqual([
    [other.id, ['days']],
    [small.contractId, ['forecast']],
  ])
  const first = await desk.as('agent').get('/renewals?limit=1')
  const rest = await desk
    .as('agent')
    .get(`/renewals?limit=1&cursor=${encodeURIComponent(first.body.nextCursor)}`)
  expect([first.body.items[0].contract.id, rest.body.items[0].contract.id]).toEqual([
    other.id,
    small.contractId,
  ])
})

test('HR-12: a contract not renewed is told of before its end, and never again once somebody said so', async () => {
  const one = await newContract({ name: 'Se va' })
  const before = desk.mails.length
  await run()
  await run()
  const told = subjects(before).filter((subject) => subject.includes('Se va'))
  const [task] = await openTasks(one.id)
  const patched = await desk
    .as('commercial')
    .patch(`/renewal-tasks/${task.id}`, { outcome: 'not_renewed', note: 'Cambia de proveedor.' })
  const again = await desk
    .as('supervisor')
    .patch(`/renewal-tasks/${task.id}`, { dueOn: '2026-05-01' })
  const extended = await desk
    .as('commercial')
    .patch(`/contracts/${one.id}`, { endsOn: '2026-04-15' })
  await run()

  expect(told).toHaveLength(4)
  expect(told[0]).toContain('el contrato termina el 31 mar 2026')
  expect(task).toMatchObject({ cause: 'days', dueOn: '2026-03-31', owner: { name: 'Otto Agente' } })
  expect(patched.body).toMatchObject({
    status: 'done',
    outcome: 'not_renewed',
    finishedBy: 'Carla Comercial',
  })
  expect([again.status, again.body.code]).toEqual([409, 'task_finished'])
  expect(extended.status).toBe(200)
  expect(subjects(before).filter((subject) => subject.includes('Se va'))).toHaveLength(4)
  const onRadar = await desk.as('agent').get('/renewals?endsWithinDays=60')
  expect(JSON.stringify(onRadar.body)).not.toContain('Se va')
})

test('HR-12: the contract that follows has the old one’s terms, and its task says by which it was renewed', async () => {
  const old = await newContract({
    name: 'Sigue',
    terms: { overdraftMinutesMax: 90, roundingMinutes: 15, renewal: 'task' },
  })
  await run()
  const [task] = await openTasks(old.id)
  const renew = (who: 'commercial' | 'supervisor') =>
    desk
      .as(who)
      .post(`/contracts/${old.id}/renewals`, { startsOn: '2026-04-01', endsOn: '2027-04-01' })
  const refused = await renew('supervisor')
  const answers = await Promise.all([renew('commercial'), renew('commercial'), renew('commercial')])
  const made = answers.find(({ status }) => status === 201)!.body
  const { items } = (await desk.as('agent').get(`/renewal-tasks?status=done&contractId=${old.id}`))
    .body

  expect(refused.status).toBe(403)
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409'])
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'already_renewed',
    renewedBy: { id: made.id, number: made.number },
  })
  expect(made).toMatchObject({
    name: 'Sigue',
    renewsId: old.id,
    startsOn: '2026-04-01',
    overdraftMinutesMax: 90,
    roundingMinutes: 15,
  })
  expect(items).toMatchObject([
    { id: task.id, outcome: 'renewed', renewedContract: { id: made.id }, status: 'done' },
  ])
})

test('HR-12: a contract that renews itself goes on once on its last day, whatever nodes and turns', async () => {
  const old = await newContract({ name: 'Sola', terms: { renewal: 'automatic' } })
  const node = await addNode(desk)
  const followers = async () => {
    const { items } = (await desk.as('commercial').get('/contracts?limit=200')).body
    return items.filter((one: { renewsId: string | null }) => one.renewsId === old.id)
  }
  await run()
  const early = await followers()
  on('2026-04-01')
  await Promise.all([run(), run(node), run()])
  await run()

  expect(early).toEqual([])
  expect(await followers()).toMatchObject([
    { name: 'Sola', startsOn: '2026-04-01', endsOn: '2026-07-01', status: 'active' },
  ])
  expect(await openTasks(old.id)).toEqual([])
})

test('HR-12: a task by hand is refused where one is open, and its outcome names a real renewal', async () => {
  const one = await newContract({ name: 'A mano', endsOn: '2027-06-01' })
  const other = await newContract({ name: 'Otro', endsOn: '2027-06-01' })
  const commercial = desk.as('commercial')
  const body = { contractId: one.id, dueOn: '2026-05-01', ownerId: null }
  const made = await commercial.post('/renewal-tasks', body)
  const second = await commercial.post('/renewal-tasks', body)
  const path = `/renewal-tasks/${made.body.id}`
  const unnamed = await commercial.patch(path, { outcome: 'renewed' })
  const wrong = await commercial.patch(path, { outcome: 'renewed', renewedContractId: other.id })
  const customer = await commercial.patch(path, { ownerId: desk.given.users.keyUserA.id })
  const owned = await desk
    .as('supervisor')
    .patch(path, { ownerId: desk.given.users.supervisor.id }, { 'if-match': made.body.etag })
  const stale = await commercial.patch(path, { note: 'x' }, { 'if-match': made.body.etag })

  expect(made.body).toMatchObject({ cause: 'manual', owner: null })
  expect([second.status, second.body.code]).toEqual([409, 'already_exists'])
  expect([unnamed.status, wrong.status, customer.status]).toEqual([400, 422, 422])
  expect(owned.body.owner.name).toBe('Sara Supervisora')
  expect(stale.status).toBe(412)
  expect((await desk.as('agent').patch(path, { note: 'x' })).status).toBe(403)
  expect((await desk.as('keyUserA').get('/renewals')).status).toBe(403)
})
