import { expect, test } from 'vitest'
import { PRESETS, type PresetName } from './presets.ts'

const NAMES = Object.keys(PRESETS) as PresetName[]
const pathsOf = (policy: object): string[] =>
  Object.entries(policy).flatMap(([section, keys]) =>
    Array.isArray(keys) ? [section] : Object.keys(keys as object).map((key) => `${section}.${key}`),
  )

test('the five reference desks and the demo desk are all there', () => {
  expect(NAMES).toEqual([
    'licence-plan',
    'contract-warranty',
    'account-lead',
    'hour-package',
    'public-sector',
    'demo',
  ])
})

test('every key is in every preset', () => {
  const settled = (name: PresetName) => pathsOf(PRESETS[name]).toSorted()

  for (const name of NAMES) expect(settled(name)).toEqual(settled('demo'))
})

test('a path marked as ours exists in its preset', () => {
  for (const name of NAMES) {
    const paths = pathsOf(PRESETS[name])
    for (const ours of PRESETS[name].ours.filter((path) => path !== '*')) {
      expect(paths.some((path) => path.startsWith(ours) || ours.startsWith(path))).toBe(true)
    }
  }
})

test('the values the sources state hold', () => {
  const { demo, 'hour-package': hours, 'licence-plan': licence } = PRESETS

  expect(demo.hours.consentAboveMinutes).toBe(120)
  expect(hours.entitlement.keyUsersOnly).toBe(true)
  expect(licence.silence.customerBusinessDays).toBe(2)
  expect(demo.calendar.timeZone).toBe('America/Caracas')
})
