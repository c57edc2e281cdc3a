import { expect, test } from 'vitest'
import { weightPercentOf } from './weight.ts'

const terms = { components: { travel: 50, visit: 150, l3: 0 }, afterHoursPercent: 200 }

test('HR-5: a minute counts by its component and, where it was accepted, by being outside of hours', () => {
  const weigh = (component: string, isAfterHours = false) =>
    weightPercentOf(terms, { component, isAfterHours })

  expect([weigh('l1'), weigh('travel'), weigh('visit'), weigh('l3')]).toEqual([100, 50, 150, 0])
  expect([weigh('l1', true), weigh('visit', true), weigh('l3', true)]).toEqual([200, 300, 0])
  expect(weigh('constructor')).toBe(100)
})

test('HR-5: no minute counts more than ten', () => {
  const heavy = { components: { l1: 900 }, afterHoursPercent: 900 }
  expect(weightPercentOf(heavy, { component: 'l1', isAfterHours: true })).toBe(1000)
  const odd = { components: { l1: 125 }, afterHoursPercent: 150 }
  expect(weightPercentOf(odd, { component: 'l1', isAfterHours: true })).toBe(188)
})
