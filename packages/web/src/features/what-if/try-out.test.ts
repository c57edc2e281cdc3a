import { expect, test } from 'vitest'
import { compare, readTryOut, startOfDay } from './try-out.ts'

const targets = {
  firstReply: {
    serious: { minutes: 480, unit: 'business' },
    '*': { minutes: 1440, unit: 'business' },
  },
  nextReply: null,
  resolution: null,
} as const
const desk = { timeZone: 'America/Caracas', targets }
const same = {
  'firstReply.serious': { hours: '8', unit: 'business' },
  'firstReply.*': { hours: '24', unit: 'business' },
}
const march = { from: '2026-03-02', until: '2026-03-15', calendarVersionId: '' }

test('what-if: only what was changed is sent, in instants of the desk', () => {
  const tried = { ...same, 'firstReply.serious': { hours: '4,5', unit: 'clock' } }

  expect(readTryOut({ ...march, targets: tried }, desk)).toEqual({
    body: {
      from: '2026-03-02T04:00:00.000Z',
      to: '2026-03-16T04:00:00.000Z',
      targets: { firstReply: { serious: { minutes: 270, unit: 'clock' } } },
    },
  })
})

test('what-if: nothing changed, no hours and a period turned around are said at their fields', () => {
  const wrong = { ...same, 'firstReply.*': { hours: '0', unit: 'business' } }

  expect(readTryOut({ ...march, targets: same }, desk)).toEqual({
    faults: { calendar: 'nothingChanged' },
  })
  expect(readTryOut({ ...march, until: '2026-03-01', targets: wrong }, desk)).toEqual({
    faults: { until: 'periodInvalid', 'firstReply.*': 'hoursInvalid' },
  })
})

test('what-if: a day begins where its zone says, also where midnight does not exist', () => {
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
  expect(startOfDay('2026-03-02', 'Pacific/Kiritimati')).toBe('2026-03-01T10:00:00.000Z')
})

test('what-if: both attainments stand side by side, with the sum of each kind', () => {
  const row = (criticality: 'serious' | null, met: number, breached: number) =>
    ({ metric: 'first_reply', criticality, met, breached, open: 0, percent: null }) as const
  const compared = compare({
    actual: [row('serious', 3, 1), row(null, 1, 1)],
    whatIf: [row('serious', 2, 2)],
  })

  expect(compared.map(({ criticality, actual, whatIf }) => [criticality, actual, whatIf])).toEqual([
    ['all', { met: 4, ended: 6 }, { met: 2, ended: 4 }],
    ['serious', { met: 3, ended: 4 }, { met: 2, ended: 4 }],
    [null, { met: 1, ended: 2 }, { met: 0, ended: 0 }],
  ])
})
