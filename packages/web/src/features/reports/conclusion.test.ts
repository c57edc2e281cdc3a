import type { AttainmentPoint } from '@mesa/shared/wire/reports.schema'
import { expect, test } from 'vitest'
import { axisMarks, conclude, missingFor } from './conclusion.ts'
import { casesQueryOf, drillOf, goalOf, reportQueryOf } from './report-address.ts'

const week = (from: string, met: number, breached: number): AttainmentPoint => ({
  from,
  to: from,
  clocks: met + breached,
  met,
  breached,
  breachedByRetarget: 0,
  running: 0,
  attainment: met + breached === 0 ? null : met / (met + breached),
})

test('RP-12: the title says in how many weeks the goal was missed, and the lowest', () => {
  const series = [week('a', 19, 1), week('b', 9, 1), week('c', 0, 0), week('d', 54, 7)]

  expect(conclude(series, 95)).toMatchObject({ kind: 'below', below: 2, count: 3 })
  expect(conclude(series, 95)).toHaveProperty('worst.from', 'd')
  expect(conclude(series, 80)).toEqual({ kind: 'met', count: 3 })
  expect(conclude([week('a', 0, 0)], 95)).toEqual({ kind: 'empty' })
  expect(axisMarks(series, 95)).toEqual([85, 90, 95, 100])
  expect(axisMarks([week('a', 1, 2)], 95)).toEqual([20, 40, 60, 80, 100])
  expect(axisMarks([week('a', 0, 1)], 95)).toEqual([0, 20, 40, 60, 80, 100])
})

test('RP-12: what a goal is short of is counted in whole cases', () => {
  expect(missingFor(95, { met: 417, breached: 28 })).toBe(6)
  expect(missingFor(50, { met: 3, breached: 3 })).toBe(0)
})

test('RP-12: the address says the last day that counts, and a figure carries its filter', () => {
  const params = new URLSearchParams('desde=2026-01-05&hasta=2026-03-06&plazo=resolucion&meta=90')
  const cases = new URLSearchParams(
    drillOf(params, { outcome: 'breached', group: { by: 'criticality', key: 'serious' } }),
  )

  expect(goalOf(params)).toBe(90)
  expect(reportQueryOf(params)).toEqual({
    from: '2026-01-05',
    to: '2026-03-07',
    metric: 'resolution',
    groupBy: 'criticality',
    interval: 'week',
  })
  expect(casesQueryOf(cases)).toEqual({
    from: '2026-01-05',
    to: '2026-03-07',
    metric: 'resolution',
    outcome: 'breached',
    criticality: 'serious',
  })
  expect(cases.get('informe')).toBe(params.toString())
})

test('RP-12: what an address says wrongly is as if it were not said', () => {
  const params = new URLSearchParams('desde=ayer&hasta=2026-13-40&plazo=x&por=y&meta=400')

  expect(goalOf(params)).toBe(95)
  expect(reportQueryOf(params)).toEqual({
    metric: 'first_reply',
    groupBy: 'criticality',
    interval: 'week',
  })
})
