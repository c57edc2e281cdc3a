import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { adoptPolicy } from './rulebook.service.ts'

const kinds = ['categories', 'priority-reasons'] as const
const fiveDesks = [
  'licence-plan',
  'hour-package',
  'contract-warranty',
  'account-lead',
  'public-sector',
] as const satisfies PresetName[]

let desk: TestApp
/** A desk with catalogues of its own: none of the codes that presets name. */
beforeAll(async () => {
  desk = await setup()
  await desk.inDesk(({ db }) =>
    db
      .update(catalogEntries)
      .set({ retiredAt: desk.clock.now() })
      .where(inArray(catalogEntries.kind, [...kinds])),
  )
})
afterAll(() => desk.close())

const adopt = (policy: Policy) =>
  desk.inDesk((tx) => adoptPolicy(tx, { policy, by: 'Fixture', at: desk.clock.now() }))
const changed = (name: PresetName, change: (draft: Policy) => void): Policy => {
  const policy = structuredClone<Policy>({ ...PRESETS[name] })
  change(policy)
  return policy
}
const put = (policy: Policy) => desk.as('admin').put('/rulebook', { policy })
const missing = (path: string) => ({ path, code: 'not_in_catalogue' })
const report = 'intake.evidenceByCategory.report'

test.each(fiveDesks)(
  'on the desk of %s whose catalogues lack the codes of its rules another change is previewed and saved',
  async (name) => {
    await adopt(PRESETS[name])
    const policy = changed(name, (draft) => void (draft.closing.reopenBusinessDays += 1))
    const preview = await desk.as('admin').post('/rulebook/preview', { policy })
    const saved = await put(policy)

    expect([preview.status, saved.status, saved.body.errors ?? []]).toEqual([200, 200, []])
    expect(saved.body.policy.intake).toEqual(PRESETS[name].intake)
  },
)

test.each(fiveDesks)(
  'the preset %s is shown and applied without the codes that the desk’s catalogues lack',
  async (name) => {
    await adopt(
      changed('demo', ({ intake }) => {
        intake.priorityReasons = []
        intake.evidenceByCategory = { '*': [] }
      }),
    )
    const shown = (await desk.as('admin').get(`/rulebook/presets/${name}`)).body
    const applied = await desk.as('admin').post(`/rulebook/presets/${name}`, {})

    expect(applied.status).toBe(200)
    expect(applied.body.policy).toEqual(shown.policy)
    expect(applied.body.policy.intake).toEqual({
      ...PRESETS[name].intake,
      priorityReasons: [],
      evidenceByCategory: { '*': PRESETS[name].intake.evidenceByCategory['*'] },
    })
    const { items } = (await desk.as('admin').get('/rulebook/presets')).body
    expect(items).toContainEqual({ name, changes: 0 })
  },
)

test('a desk that follows a preset word by word differs from it in nothing, whatever its catalogues lack', async () => {
  await adopt(PRESETS['hour-package'])
  const { items } = (await desk.as('admin').get('/rulebook/presets')).body

  expect(items).toContainEqual({ name: 'hour-package', changes: 0 })
})

test('a code that no catalogue has is refused where the act begins to name it and its rule is on', async () => {
  const namesNew = ({ intake }: Policy) => {
    intake.priorityReasons = ['no_such_reason']
    intake.evidenceByCategory['report'] = ['screen']
  }
  await adopt(PRESETS['hour-package'])
  const isOff = await put(changed('hour-package', namesNew))
  const isOn = await put(
    changed('hour-package', (draft) => {
      namesNew(draft)
      draft.intake.evidence = 'refuse'
    }),
  )

  expect([isOff.status, isOff.body.errors.length]).toEqual([422, 1])
  expect(isOff.body.errors[0]).toMatchObject(missing('intake.priorityReasons'))
  expect(isOn.body.errors).toMatchObject([missing('intake.priorityReasons'), missing(report)])
})
