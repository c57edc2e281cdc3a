import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { adoptPolicy } from './rulebook.service.ts'

type Change = (policy: Policy) => void
type Effect = { code: string; count: number; names: string[] }

let desk: TestApp
/** Open cases of Club A: received, and waiting for its customer since Wednesday at 10:00. */
let received: string
let waiting: string
const changed = (...changes: Change[]): Policy => {
  const policy = structuredClone<Policy>(PRESETS.demo)
  for (const change of changes) change(policy)
  return policy
}

beforeAll(async () => {
  desk = await setup()
  await givenContract(desk, { openCaseLimit: 5 })
  const one = await givenCase(desk)
  const other = await givenStartedCase(desk)
  await desk.as('agent').post(`/tickets/${other.number}/transitions`, {
    action: 'ask',
    body: '¿Desde cuándo ocurre?',
  })
  received = `#${one.number} ${String(one['subject'])}`
  waiting = `#${other.number} ${(await desk.as('agent').get(`/tickets/${other.number}`)).body.subject}`
})
afterAll(() => desk.close())

/** What a policy would do where another is in force. */
async function effects({
  before,
  after,
}: {
  before: Change[]
  after: Change[]
}): Promise<Effect[]> {
  await desk.inDesk((tx) =>
    adoptPolicy(tx, { policy: changed(...before), by: 'Fixture', at: desk.clock.now() }),
  )
  const answer = await desk
    .as('admin')
    .post('/rulebook/preview', { policy: changed(...before, ...after) })
  expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  return answer.body.effects
}
const everybody = 7

test('a preview says who could no longer open a case, by name, and changes nothing', async () => {
  const alone: Change = (policy) => (policy.entitlement.keyUsersOnly = true)
  const trained: Change = (policy) => (policy.entitlement.training = 'required')
  const agreed: Change = (policy) => (policy.entitlement.conditions = 'once')

  expect(await effects({ before: [], after: [alone] })).toEqual([
    {
      code: 'requesters_without_opening',
      count: 3,
      names: ['Raúl Solicitante', 'Rita Solicitante', 'Rosa Solicitante'],
    },
  ])
  expect(await effects({ before: [], after: [trained] })).toMatchObject([
    { code: 'untrained_people', count: everybody },
  ])
  expect(await effects({ before: [alone], after: [trained] })).toMatchObject([
    { code: 'untrained_people', count: 4 },
  ])
  expect(await effects({ before: [], after: [agreed] })).toMatchObject([
    { code: 'conditions_unpublished', count: 1 },
  ])
  await desk.inDesk((tx) =>
    tx.db.execute(sql`insert into published_texts
      (tenant_id, id, kind, version, title, body, body_html, published_by, published_at)
      values (${tx.tenantId}, gen_random_uuid(), 'conditions', 1, 'Condiciones', 'Una', '<p>Una</p>', 'Ada', now())`),
  )
  expect(await effects({ before: [], after: [agreed] })).toMatchObject([
    { code: 'conditions_not_accepted', count: everybody },
  ])
  const { body } = await desk.as('admin').get('/rulebook')
  expect(body.policy).toEqual(PRESETS.demo)
})

test('EN-4: lowering how many key users there may be names the organizations that have more, who keep them', async () => {
  const two: Change = (policy) => (policy.entitlement.keyUsersMax = 2)
  await desk.inDesk((tx) =>
    adoptPolicy(tx, { policy: changed(two), by: 'Fixture', at: desk.clock.now() }),
  )
  const added = await desk
    .as('admin')
    .post(`/organizations/${desk.given.organizations.a.id}/users`, {
      name: 'Carla Clave',
      email: 'carla@club.example',
      role: 'key_user',
    })
  expect(added.status).toBe(201)

  expect(
    await effects({ before: [two], after: [(policy) => (policy.entitlement.keyUsersMax = 1)] }),
  ).toEqual([{ code: 'key_users_over_maximum', count: 1, names: ['Club A'] }])
})

test('EN-1, EN-2, EN-3: organizations without contract, behind on payments or above their places are named', async () => {
  const off: Change = ({ entitlement }) =>
    Object.assign(entitlement, { contract: 'off', standing: 'off', openCaseLimit: 'off' })
  const on: Change = ({ entitlement }) =>
    Object.assign(entitlement, { contract: 'refuse', standing: 'refuse', openCaseLimit: 'byPlan' })
  await desk.inDesk((tx) =>
    tx.db.execute(
      sql`update organizations set standing = 'overdue' where tenant_id = ${tx.tenantId} and name = 'Club B'`,
    ),
  )
  expect(await effects({ before: [off], after: [on] })).toEqual([
    { code: 'organizations_without_contract', count: 1, names: ['Club B'] },
    { code: 'organizations_behind_on_payments', count: 1, names: ['Club B'] },
  ])
  await desk.inDesk((tx) =>
    tx.db.execute(sql`update contracts set open_case_limit = 1 where tenant_id = ${tx.tenantId}`),
  )
  const full = await effects({ before: [off], after: [on] })
  await desk.inDesk((tx) =>
    tx.db.execute(
      sql`update contracts set open_case_limit = null where tenant_id = ${tx.tenantId}`,
    ),
  )
  expect(full).toContainEqual({
    code: 'organizations_over_open_limit',
    count: 1,
    names: ['Club A'],
  })
})

test('open cases that a classification, a type, a level or a channel leaves behind are counted, and stay', async () => {
  const { number } = await givenStartedCase(desk)
  const plain: Change = ({ classification, targets }) => {
    classification.criticality = false
    targets.firstReply = { '*': targets.firstReply['*'] }
  }
  const ruled: Change = ({ classification }) => (classification.criticality = true)
  expect(await effects({ before: [plain], after: [ruled] })).toContainEqual({
    code: 'cases_without_criticality',
    count: 1,
    names: [received],
  })
  const found = await effects({
    before: [],
    after: [
      ({ classification, channels, silence }) => {
        classification.types = ['change', 'consulting']
        classification.inProgressLimit = { general: 1, special: null }
        channels.open = ['phone', 'email']
        silence.escalateAfter = null
      },
    ],
  })
  expect(found.map(({ code, count }) => [code, count])).toEqual([
    ['cases_of_dropped_type', 3],
    ['cases_opened_by_closed_channel', 3],
  ])
  // One is in progress and one may be: a second makes one too many.
  await givenStartedCase(desk)
  const limited: Change = ({ classification }) =>
    (classification.inProgressLimit = { general: 1, special: null })
  expect(await effects({ before: [], after: [limited] })).toEqual([
    { code: 'organizations_over_in_progress_limit', count: 1, names: ['Club A'] },
  ])
  expect((await desk.as('agent').get(`/tickets/${number}`)).body.status).toBe('in_progress')
})

test('CV-4: fewer days say which cases they would close, and those in flight keep what they were promised', async () => {
  const days =
    (count: number | null): Change =>
    ({ silence }) =>
      (silence.customerBusinessDays = count)
  expect(await effects({ before: [days(5)], after: [days(2)] })).toEqual([
    { code: 'cases_closed_by_silence_sooner', count: 1, names: [waiting] },
  ])
  expect(await effects({ before: [days(2)], after: [days(null)] })).toContainEqual({
    code: 'cases_no_longer_closed_by_silence',
    count: 1,
    names: [waiting],
  })
  // The case was asked under two days: five are in flight for nobody.
  const kept = await effects({ before: [days(2)], after: [days(5)] })
  expect(kept).toEqual([{ code: 'clocks_that_keep_their_target', count: 1, names: [waiting] }])
})

test('other targets leave those that run as they are, and say how many', async () => {
  const faster: Change = ({ targets }) => {
    targets.nextReply = { minutes: 60, unit: 'business' }
    targets.firstReply['*'] = { minutes: 600, unit: 'business' }
  }
  const [effect] = await effects({ before: [], after: [faster] })
  expect(effect).toMatchObject({ code: 'clocks_that_keep_their_target' })
  expect(effect?.names).not.toContain(waiting)
  expect(
    await effects({ before: [], after: [({ hours }) => (hours.roundingMinutes = 15)] }),
  ).toEqual([])
})
