import { expect, test } from 'vitest'
import type { CaseHours } from './charge-parts.ts'
import { chargeLimitMinutes } from './charge-parts.ts'
import { planWorklogCharge } from './charge.ts'
import { captureLines, consumeLines } from './postings.ts'
import { LedgerRangeError } from './range.ts'
import type { Coverage, LotState } from './types.ts'

const lot = (id: string, changes: Partial<LotState> = {}): LotState => ({
  id,
  validFrom: '2026-01-01',
  validUntil: '2027-01-01',
  createdSeq: 1,
  availableMinutes: 600,
  heldMinutes: 0,
  ...changes,
})
const january = { validUntil: '2026-02-01' }
const february = { validFrom: '2026-02-01', validUntil: '2026-03-01' }
const caseOf = (changes: Partial<CaseHours> = {}): CaseHours => ({
  thresholdMinutes: 120,
  consentedMinutes: [],
  chargedMinutes: 0,
  holds: [],
  ...changes,
})

type Scene = {
  caseHours?: Partial<CaseHours>
  lots?: LotState[]
  minutes: number
  workedOn?: string
  coverage?: Coverage
  hasHours?: boolean
  overdraftRoomMinutes?: number
}
const charge = (scene: Scene) =>
  planWorklogCharge({
    caseHours: caseOf(scene.caseHours),
    account: {
      lots: scene.lots ?? [lot('a')],
      hasHours: scene.hasHours ?? true,
      overdraftRoomMinutes: scene.overdraftRoomMinutes ?? 0,
    },
    worklog: {
      roundedMinutes: scene.minutes,
      workedOn: scene.workedOn ?? '2026-01-20',
      coverage: scene.coverage ?? 'contract',
    },
  })

test.each<[number | null, number[], number | null]>([
  [120, [], 120],
  [120, [60], 120],
  [120, [180], 180],
  [120, [180, 30], 210],
  [0, [], 0],
  [null, [30], null],
])('HR-6: with threshold %s and consents %j the limit is %s', (threshold, consents, limit) => {
  expect(chargeLimitMinutes(threshold, consents)).toBe(limit)
})

test('HR-6: without a threshold there is no limit but the balance', () => {
  expect(charge({ caseHours: { thresholdMinutes: null }, minutes: 700 })).toMatchObject({
    chargedMinutes: 600,
    unchargedMinutes: 100,
    why: 'balance',
  })
})

test('what the balance does not carry is uncharged, and says so', () => {
  const lots = [lot('a', { availableMinutes: 20 })]

  expect(charge({ lots, minutes: 50 })).toEqual({
    chargedMinutes: 20,
    unchargedMinutes: 30,
    why: 'balance',
    postings: [{ kind: 'consume', lines: consumeLines([{ lotId: 'a', minutes: 20 }]) }],
  })
})

test('overdraft pays what the lots lack, up to its room and the limit', () => {
  const lots = [lot('a', { availableMinutes: 20 })]

  expect(charge({ lots, minutes: 50, overdraftRoomMinutes: 25 })).toMatchObject({
    chargedMinutes: 45,
    why: 'balance',
    postings: [{ kind: 'consume', lines: consumeLines([{ lotId: 'a', minutes: 20 }], 25) }],
  })
  expect(charge({ lots, minutes: 500, overdraftRoomMinutes: 900 })).toMatchObject({
    chargedMinutes: 120,
    why: 'consent_limit',
  })
})

test('a worklog spans its hold and then available lots below the threshold', () => {
  const lots = [lot('a', { availableMinutes: 5, heldMinutes: 30 }), lot('b', { createdSeq: 2 })]
  const holds = [{ lotId: 'a', minutes: 30 }]

  expect(charge({ caseHours: { holds, chargedMinutes: 60 }, lots, minutes: 45 })).toEqual({
    chargedMinutes: 45,
    unchargedMinutes: 0,
    postings: [
      { kind: 'capture', lines: captureLines([{ lotId: 'a', minutes: 30 }]) },
      {
        kind: 'consume',
        lines: consumeLines([
          { lotId: 'a', minutes: 5 },
          { lotId: 'b', minutes: 10 },
        ]),
      },
    ],
  })
})

test('above the threshold only the hold is charged, never what is available', () => {
  const lots = [lot('a', { heldMinutes: 10 })]
  const holds = [{ lotId: 'a', minutes: 10 }]
  const caseHours = { holds, chargedMinutes: 150, consentedMinutes: [200] }

  expect(charge({ caseHours, lots, minutes: 30 })).toMatchObject({
    chargedMinutes: 10,
    unchargedMinutes: 20,
    why: 'balance',
  })
})

test('I10: a hold of a lot that is not valid on the day worked is not captured', () => {
  const lots = [lot('a', { ...january, heldMinutes: 50 }), lot('b', february)]
  const caseHours = { holds: [{ lotId: 'a', minutes: 50 }], consentedMinutes: [50] }

  const plan = charge({ caseHours, lots, minutes: 40, workedOn: '2026-02-02' })

  expect(plan.postings).toEqual([
    { kind: 'consume', lines: consumeLines([{ lotId: 'b', minutes: 40 }]) },
  ])
})

test.each<[Coverage, boolean, string[]]>([
  ['included', true, ['memo']],
  ['courtesy', true, ['memo']],
  ['warranty', false, ['memo']],
  ['independent', true, []],
])('HR-4: %s (hours: %s) charges nothing and posts %j', (coverage, hasHours, kinds) => {
  const plan = charge({ coverage, hasHours, minutes: 40 })

  expect(plan.postings.map((posting) => posting.kind)).toEqual(kinds)
  expect(plan).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 40 })
  expect(plan).not.toHaveProperty('why')
})

test('HR-1: a warranty with hours consumes them like any contract', () => {
  expect(charge({ coverage: 'warranty', minutes: 40 })).toMatchObject({ chargedMinutes: 40 })
})

test('a worklog rounded to 0 posts nothing', () => {
  const nothing = { chargedMinutes: 0, unchargedMinutes: 0, postings: [] }

  expect(charge({ minutes: 0 })).toEqual(nothing)
  expect(charge({ minutes: 0, coverage: 'courtesy' })).toEqual(nothing)
})

test('minutes that are not whole, unknown holds and broken dates are a LedgerRangeError', () => {
  expect(() => charge({ minutes: 1.5 })).toThrow(LedgerRangeError)
  expect(() => charge({ minutes: -1 })).toThrow(LedgerRangeError)
  expect(() => charge({ minutes: 1, workedOn: 'today' })).toThrow(LedgerRangeError)
  expect(() => charge({ minutes: 1, overdraftRoomMinutes: 0.5 })).toThrow(LedgerRangeError)
  const holds = [{ lotId: 'a', minutes: 1 }]
  expect(() => charge({ minutes: 1, caseHours: { holds } })).toThrow(LedgerRangeError)
  expect(() => chargeLimitMinutes(120, [0])).toThrow(LedgerRangeError)
  expect(() => chargeLimitMinutes(-1, [])).toThrow(LedgerRangeError)
})

test('HR-6: beyond the hold what the customer agreed to is worked on available lots and then overdraft, by its consent', () => {
  const lots = [lot('a', { availableMinutes: 10, heldMinutes: 20 })]
  const caseHours = {
    thresholdMinutes: 0,
    consentedMinutes: [20, 50],
    holds: [{ lotId: 'a', minutes: 20 }],
    agreed: [{ consentId: 'c', minutes: 50 }],
  }

  expect(charge({ caseHours, lots, minutes: 100, overdraftRoomMinutes: 25 })).toEqual({
    chargedMinutes: 55,
    unchargedMinutes: 45,
    why: 'balance',
    postings: [
      { kind: 'capture', lines: captureLines([{ lotId: 'a', minutes: 20 }]) },
      { kind: 'consume', lines: consumeLines([{ lotId: 'a', minutes: 10 }], 25), consentId: 'c' },
    ],
  })
})
