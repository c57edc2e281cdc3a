import { expect, test } from 'vitest'
import type { CaseHours } from './charge-parts.ts'
import { planAcceptance, planLateHold, planRelease } from './acceptance.ts'
import { captureLines, holdLines } from './postings.ts'
import type { LotState } from './types.ts'

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

test('an acceptance that the lots cannot carry is refused with the shortfall, never held in part', () => {
  const refused = planAcceptance({
    caseHours: caseOf({ chargedMinutes: 120 }),
    consentMinutes: 180,
    acceptedOn: '2026-01-20',
    lots: [lot('a', { availableMinutes: 45 })],
    unchargedWorklogs: [{ id: 'w', workedOn: '2026-01-19', unchargedMinutes: 15 }],
  })

  expect(refused).toEqual({ kind: 'refused', code: 'balance_insufficient', shortfallMinutes: 15 })
})

test('a second consent holds only what the open hold does not cover yet', () => {
  const plan = planAcceptance({
    caseHours: caseOf({
      consentedMinutes: [180],
      chargedMinutes: 170,
      holds: [{ lotId: 'a', minutes: 10 }],
    }),
    consentMinutes: 30,
    acceptedOn: '2026-01-20',
    lots: [lot('a', { heldMinutes: 10 })],
    unchargedWorklogs: [],
  })

  expect(plan).toMatchObject({ hold: { lines: holdLines([{ lotId: 'a', minutes: 30 }]) } })
})

test('I10: work of a past period is captured from the lot of its own day, the rest held of today', () => {
  const plan = planAcceptance({
    caseHours: caseOf({ chargedMinutes: 120 }),
    consentMinutes: 180,
    acceptedOn: '2026-02-03',
    lots: [lot('old', { ...january, availableMinutes: 10 }), lot('new', february)],
    unchargedWorklogs: [
      { id: 'w1', workedOn: '2026-01-31', unchargedMinutes: 15 },
      { id: 'w2', workedOn: '2026-02-01', unchargedMinutes: 20 },
    ],
  })

  expect(plan).toEqual({
    kind: 'accepted',
    limitBeforeMinutes: 120,
    limitMinutes: 180,
    hold: {
      kind: 'hold',
      lines: holdLines([
        { lotId: 'old', minutes: 10 },
        { lotId: 'new', minutes: 50 },
      ]),
    },
    captures: [
      {
        worklogId: 'w1',
        chargedMinutes: 10,
        unchargedMinutes: 5,
        posting: { kind: 'capture', lines: captureLines([{ lotId: 'old', minutes: 10 }]) },
      },
      {
        worklogId: 'w2',
        chargedMinutes: 20,
        unchargedMinutes: 0,
        posting: { kind: 'capture', lines: captureLines([{ lotId: 'new', minutes: 20 }]) },
      },
    ],
    unheldMinutes: 0,
  })
})

test('two uncharged worklogs never capture the same held minutes', () => {
  const lots = [lot('a', { availableMinutes: 0, heldMinutes: 10 }), lot('b', { createdSeq: 2 })]
  const plan = planAcceptance({
    caseHours: caseOf({
      consentedMinutes: [130],
      chargedMinutes: 120,
      holds: [{ lotId: 'a', minutes: 10 }],
    }),
    consentMinutes: 5,
    acceptedOn: '2026-01-20',
    lots,
    unchargedWorklogs: [
      { id: 'w1', workedOn: '2026-01-19', unchargedMinutes: 10 },
      { id: 'w2', workedOn: '2026-01-19', unchargedMinutes: 10 },
    ],
  })

  expect(plan).toMatchObject({
    captures: [
      { chargedMinutes: 10, posting: { lines: captureLines([{ lotId: 'a', minutes: 10 }]) } },
      { chargedMinutes: 5, posting: { lines: captureLines([{ lotId: 'b', minutes: 5 }]) } },
    ],
  })
})

test('I12: a hold larger than the room left is captured only up to the limit', () => {
  const plan = planAcceptance({
    caseHours: caseOf({
      consentedMinutes: [180],
      chargedMinutes: 120,
      holds: [{ lotId: 'a', minutes: 85 }],
    }),
    consentMinutes: 10,
    acceptedOn: '2026-01-20',
    lots: [lot('a', { heldMinutes: 85 })],
    unchargedWorklogs: [
      { id: 'w1', workedOn: '2026-01-19', unchargedMinutes: 50 },
      { id: 'w2', workedOn: '2026-01-19', unchargedMinutes: 50 },
    ],
  })

  expect(plan).toMatchObject({
    limitMinutes: 190,
    hold: null,
    captures: [{ chargedMinutes: 50 }, { chargedMinutes: 20, unchargedMinutes: 30 }],
  })
})

test('a consent within the threshold holds the rest of the threshold', () => {
  const plan = planAcceptance({
    caseHours: caseOf({ chargedMinutes: 100 }),
    consentMinutes: 60,
    acceptedOn: '2026-01-20',
    lots: [lot('a')],
    unchargedWorklogs: [],
  })

  expect(plan).toMatchObject({ hold: { lines: holdLines([{ lotId: 'a', minutes: 20 }]) } })
})

test('closing releases the hold, and of an ended lot to expired', () => {
  const holds = [
    { lotId: 'old', minutes: 5 },
    { lotId: 'new', minutes: 7 },
  ]
  const lots = [
    lot('old', { ...january, heldMinutes: 5 }),
    lot('new', { ...february, heldMinutes: 9 }),
  ]

  const plan = planRelease({ holds, lots, releasedOn: '2026-02-01' })

  expect(plan).toMatchObject({ releasedMinutes: 7, expiredMinutes: 5 })
  expect(plan.posting?.lines).toContainEqual({ lotId: 'old', bucket: 'expired', minutes: 5 })
  expect(planRelease({ holds: [], lots, releasedOn: '2026-02-01' }).posting).toBeNull()
})

test('HR-6: with a source named, lots hold what they carry and the rest of the agreed minutes is left unheld', () => {
  const request = {
    caseHours: caseOf({ thresholdMinutes: 0 }),
    consentMinutes: 180,
    acceptedOn: '2026-02-03',
    lots: [lot('a', { availableMinutes: 50 })],
    unchargedWorklogs: [{ id: 'w', workedOn: '2026-02-01', unchargedMinutes: 70 }],
  }

  expect(planAcceptance(request)).toMatchObject({ kind: 'refused', shortfallMinutes: 130 })
  const plan = planAcceptance({ ...request, namesSource: true })
  expect(plan).toMatchObject({
    kind: 'accepted',
    hold: { lines: holdLines([{ lotId: 'a', minutes: 50 }]) },
    captures: [{ chargedMinutes: 50, unchargedMinutes: 20 }],
    unheldMinutes: 130,
  })
})

test('HR-6: what an earlier consent left unheld is not asked of the lots by the next one', () => {
  const caseHours = caseOf({ thresholdMinutes: 0, consentedMinutes: [100], unheldMinutes: 100 })
  const plan = planAcceptance({
    caseHours,
    consentMinutes: 30,
    acceptedOn: '2026-02-03',
    lots: [lot('a', { availableMinutes: 30 })],
    unchargedWorklogs: [],
  })

  expect(plan).toMatchObject({ kind: 'accepted', unheldMinutes: 0, limitMinutes: 130 })
})

test('HR-6: minutes agreed to before are held as far as lots carry them, and never beyond the limit', () => {
  const request = {
    caseHours: caseOf({ thresholdMinutes: 0, consentedMinutes: [100], chargedMinutes: 40 }),
    minutes: 100,
    on: '2026-02-03',
    lots: [lot('a', { availableMinutes: 500 })],
    unchargedWorklogs: [{ id: 'w', workedOn: '2026-02-01', unchargedMinutes: 20 }],
  }

  expect(planLateHold({ ...request, holdsRest: true })).toMatchObject({
    heldMinutes: 60,
    captures: [{ worklogId: 'w', chargedMinutes: 20, unchargedMinutes: 0 }],
  })
  expect(planLateHold({ ...request, holdsRest: false })).toMatchObject({ heldMinutes: 20 })
})
