import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { adoptPolicy } from './rulebook.service.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())
/** Each test starts from the demo's rules, in a version of its own. */
beforeEach(() =>
  desk.inDesk((tx) =>
    adoptPolicy(tx, { policy: PRESETS.demo, by: 'Fixture', at: desk.clock.now() }),
  ),
)

const read = async () => (await desk.as('admin').get('/rulebook')).body
const changed = (change: (policy: Policy) => void): Policy => {
  const policy = structuredClone<Policy>(PRESETS.demo)
  change(policy)
  return policy
}
const put = (policy: object, headers: Record<string, string> = {}) =>
  desk.as('admin').put('/rulebook', { policy }, headers)

test('the rulebook is read with its version, by the desk alone', async () => {
  const answer = await desk.as('agent').get('/rulebook')

  expect(answer.body).toMatchObject({
    policy: PRESETS.demo,
    createdBy: { id: null, name: 'Fixture' },
    preset: null,
    isInForce: true,
  })
  expect(answer.headers['etag']).toBe(`"${answer.body.version}"`)
  for (const who of ['requesterA', 'keyUserA', 'technician'] as const)
    expect((await desk.as(who).get('/rulebook')).status).toBe(403)
  expect((await desk.as('supervisor').put('/rulebook', { policy: PRESETS.demo })).status).toBe(403)
})

test('a changed policy is the next version, governs the next act, and is audited with what changed', async () => {
  const before = await read()
  const policy = changed((draft) => {
    draft.intake.subjectRule = 'off'
    draft.targets.firstReply['critical'] = { minutes: 120, unit: 'business' }
  })
  const saved = await desk
    .as('admin')
    .put('/rulebook', { policy, note: 'Pedido del comité' }, { 'if-match': before.etag })

  expect(saved.status).toBe(200)
  expect(saved.body).toMatchObject({
    version: before.version + 1,
    note: 'Pedido del comité',
    policy,
  })
  expect((await desk.as('requesterA').get('/desk')).body.policy.intake.subjectRule).toBe('off')
  const { body } = await desk.as('admin').get('/audit?action=rulebook.changed&limit=1')
  expect(body.items[0]).toMatchObject({
    actor: { name: 'Adán Administrador' },
    details: {
      version: before.version + 1,
      note: 'Pedido del comité',
      changes: [
        { path: 'intake.subjectRule', before: 'moduleAndCase', after: 'off' },
        {
          path: 'targets.firstReply.critical',
          before: { minutes: 240, unit: 'business' },
          after: { minutes: 120, unit: 'business' },
        },
      ],
    },
  })
})

test('a policy equal to the one in force makes no version, however its keys are ordered', async () => {
  const before = await read()
  const turned = Object.fromEntries(Object.entries(before.policy).toReversed())
  turned['targets'] = {
    ...before.policy.targets,
    nextReply: { unit: 'business', minutes: before.policy.targets.nextReply.minutes },
  }

  expect((await put(turned)).body.version).toBe(before.version)
  expect((await read()).version).toBe(before.version)
})

test('A88: of two administrators who start from one version one is told, and nothing of theirs is lost', async () => {
  const { etag, version } = await read()
  const one = changed((draft) => void (draft.intake.away = false))
  const other = changed((draft) => void (draft.closing.reopenBusinessDays = 3))
  const answers = await Promise.all([one, other].map((policy) => put(policy, { 'if-match': etag })))

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect((await read()).version).toBe(version + 1)
  expect((await put(other, { 'if-match': 'nonsense' })).body.code).toBe('stale')
})

const outOfBounds: Array<[path: string, code: string, change: (draft: Policy) => void]> = [
  ['policy.entitlement.keyUsersMax', 'too_small', (p) => (p.entitlement.keyUsersMax = 0)],
  [
    'policy.silence.customerBusinessDays',
    'too_large',
    (p) => (p.silence.customerBusinessDays = 61),
  ],
  ['policy.channels.open', 'too_few', (p) => (p.channels.open = [])],
  ['policy.hours.roundingMinutes', 'wrong_type', (p) => (p.hours.roundingMinutes = 1.5)],
  ['policy.intake.evidence', 'not_one_of', (p) => (p.intake.evidence = 'perhaps' as 'off')],
  [
    'policy.targets.firstReply.*',
    'required',
    (p) => delete (p.targets.firstReply as object)['*' as never],
  ],
  ['policy.intake.surprise', 'unknown_field', (p) => Object.assign(p.intake, { surprise: 1 })],
  ['policy.terms', 'required', (p) => delete (p as Partial<Policy>).terms],
]
test.each(outOfBounds)(
  'a value out of bounds is refused at %s as %s',
  async (path, code, change) => {
    const { version } = await read()
    const answer = await put(changed(change))

    expect([answer.status, answer.body.code]).toEqual([
      400,
      path.endsWith('surprise') ? 'unknown_field' : 'malformed',
    ])
    expect(answer.body.errors[0]).toMatchObject({ path, code })
    expect((await read()).version).toBe(version)
  },
)

test('values that contradict each other are refused together, each with its path and reason', async () => {
  const policy = changed((draft) => {
    draft.silence.warnBusinessDaysBefore = 2
    draft.classification.levels = ['l1', 'l3']
    draft.targets.firstReply.high = { minutes: 15, unit: 'business' }
    draft.targets.warnFractions = [0.9, 0.5]
    draft.channels.reply = ['email', 'alert']
    draft.intake.priorityReasons = ['platform_down', 'no_such_reason', 'platform_down']
    draft.intake.evidenceByCategory['no_such_category'] = ['screen']
    draft.calendar.weekly[6] = [['09:00', '12:00']]
  })
  const answer = await put(policy)

  expect([answer.status, answer.body.code]).toEqual([422, 'rulebook_invalid'])
  const said = answer.body.errors.map(({ path, code }: { path: string; code: string }) => [
    path,
    code,
  ])
  expect(said).toEqual([
    ['intake.priorityReasons', 'not_unique'],
    ['channels.reply', 'portal_missing'],
    ['channels.reply', 'cannot_reply'],
    ['classification.levels', 'levels_with_gaps'],
    ['targets.firstReply.high', 'classification_unused'],
    ['targets.warnFractions', 'not_ascending'],
    ['silence.warnBusinessDaysBefore', 'warning_after_closing'],
    ['calendar', 'edited_elsewhere'],
    ['intake.priorityReasons', 'not_in_catalogue'],
    ['intake.evidenceByCategory.no_such_category', 'not_in_catalogue'],
  ])
  expect(answer.body.errors[6].message).toContain('antes de cerrar')
})

test('versions are listed newest first, page by page, each with what it changed, and one is read again', async () => {
  const first = await read()
  await put(changed((draft) => void (draft.intake.away = false)))
  await put(changed((draft) => void (draft.closing.rating = false)))
  const page = (await desk.as('viewer').get('/rulebook/versions?limit=2')).body

  expect(page.items.map((item: { changes: object }) => item.changes)).toEqual([
    [
      { path: 'intake.away', before: false, after: true },
      { path: 'closing.rating', before: true, after: false },
    ],
    [{ path: 'intake.away', before: true, after: false }],
  ])
  expect(page.items.map((item: { isInForce: boolean }) => item.isInForce)).toEqual([true, false])
  const next = (await desk.as('viewer').get(`/rulebook/versions?limit=2&cursor=${page.nextCursor}`))
    .body
  expect(next.items[0].version).toBe(first.version)
  const old = (await desk.as('viewer').get(`/rulebook/versions/${first.version}`)).body
  expect(old).toMatchObject({ isInForce: false, policy: PRESETS.demo })
  expect((await desk.as('viewer').get('/rulebook/versions/9999')).status).toBe(404)
})

test('a preset is shown with what it would change, and applied by its name; the hours stay the desk’s own', async () => {
  const own = await read()
  const all = (await desk.as('viewer').get('/rulebook/presets')).body.items
  expect(all).toHaveLength(6)
  expect(all.find(({ name }: { name: string }) => name === 'demo').changes).toBe(0)
  const shown = (await desk.as('admin').get('/rulebook/presets/hour-package')).body

  expect(shown.keeps).toEqual(['calendar'])
  expect(shown.changes).toContainEqual({
    path: 'entitlement.keyUsersOnly',
    before: false,
    after: true,
  })
  expect(shown.effects).toContainEqual({
    code: 'requesters_without_opening',
    count: 3,
    names: ['Raúl Solicitante', 'Rita Solicitante', 'Rosa Solicitante'],
  })
  const applied = await desk
    .as('admin')
    .post('/rulebook/presets/hour-package', {}, { 'if-match': own.etag })
  expect([applied.status, applied.body.preset]).toEqual([200, 'hour-package'])
  expect(applied.body.policy.calendar).toEqual(own.policy.calendar)
  expect(applied.body.policy.entitlement).toEqual(PRESETS['hour-package'].entitlement)
  const again = { 'if-match': own.etag }
  expect((await desk.as('admin').post('/rulebook/presets/demo', {}, again)).status).toBe(412)
  expect((await desk.as('admin').get('/rulebook/presets/nobody')).status).toBe(400)
})

test('every preset may be in force', async () => {
  for (const name of Object.keys(PRESETS)) {
    const answer = await desk.as('admin').post(`/rulebook/presets/${name}`, {})
    expect([name, answer.status, answer.body.errors ?? []]).toEqual([name, 200, []])
  }
})

test('a version that is older than a key is read with the key’s default', async () => {
  const { warnFractions: _, ...targets } = PRESETS.demo.targets
  const { terms: __, ...others } = PRESETS.demo
  await desk.inDesk((tx) =>
    adoptPolicy(tx, {
      policy: { ...others, targets } as Policy,
      by: 'Before',
      at: desk.clock.now(),
    }),
  )
  const { policy } = await read()

  expect(policy.targets.warnFractions).toEqual([0.5, 0.75, 0.9])
  expect(policy.terms).toEqual({ perCase: false })
  expect((await desk.as('requesterA').get('/desk')).body.policy.terms).toEqual({ perCase: false })
})
