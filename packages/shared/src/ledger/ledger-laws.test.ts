import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldLines } from './balance.ts'
import { buildStatement } from './statement.ts'
import { chargeLimitMinutes } from './charge-parts.ts'
import { assertBalanced } from './postings.ts'
import { roundDay, type WeighedWork } from './rounding.ts'
import type { Scene } from './testing/ledger-play.ts'
import {
  acceptConsent,
  chargedMinutes,
  closeCase,
  logWork,
  openHolds,
  startPlay,
} from './testing/ledger-play.ts'
import { retell, tellings, workedDays } from './testing/work-splits.ts'

type Play = ReturnType<typeof startPlay>
type Step = { kind: 'log' | 'consent' | 'close'; minutes: number; day: number }

const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)
const toDate = (day: number) => `2026-03-${String(day).padStart(2, '0')}`
const days = fc.integer({ min: 1, max: 28 })

const scenes: fc.Arbitrary<Scene> = fc.record({
  lots: fc
    .array(fc.tuple(days, days, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 4 })
    .map((drafts) =>
      drafts.map(([one, other, minutes], index) => ({
        id: `lot${index}`,
        validFrom: toDate(Math.min(one, other)),
        validUntil: toDate(Math.max(one, other) + 1),
        createdSeq: index % 2,
        minutes,
      })),
    ),
  thresholdMinutes: fc.option(fc.integer({ min: 0, max: 200 })),
  overdraftMinutesMax: fc.constantFrom(0, 0, 50),
})
const runs: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('log' as const, 'log' as const, 'consent' as const, 'close' as const),
    minutes: fc.integer({ min: 1, max: 150 }),
    day: days,
  }),
  { maxLength: 20 },
)

function take(play: Play, { kind, minutes, day }: Step): void {
  const date = toDate(day)
  if (kind === 'log') {
    const plan = logWork(play, { roundedMinutes: minutes, workedOn: date })
    expect(plan.chargedMinutes + plan.unchargedMinutes).toBe(minutes)
    expect(plan.why !== undefined).toBe(plan.unchargedMinutes > 0)
  } else if (kind === 'consent') {
    const before = play.balances
    const plan = acceptConsent(play, { minutes, acceptedOn: date })
    if (plan.kind === 'refused') {
      expect(plan.shortfallMinutes).toBeGreaterThan(0)
      expect(play.balances).toBe(before)
    } else {
      const budget = plan.limitMinutes ?? sum(play.consentedMinutes)
      const held = sum(openHolds(play).map((part) => part.minutes))
      expect(held).toBeGreaterThanOrEqual(budget - chargedMinutes(play))
    }
  } else {
    closeCase(play, date)
    expect(openHolds(play)).toEqual([])
  }
}

function expectLaws(play: Play): void {
  const { scene, balances } = play
  const charged = chargedMinutes(play)
  const limit = chargeLimitMinutes(scene.thresholdMinutes, play.consentedMinutes)
  expect(charged).toBeLessThanOrEqual(limit ?? Number.MAX_SAFE_INTEGER)
  const lots = scene.lots.map(({ id, minutes }) => {
    const lot = balances.lots.get(id) ?? { available: 0, held: 0, consumed: 0, expired: 0 }
    expect(sum(Object.values(lot))).toBe(minutes)
    expect(Math.min(...Object.values(lot))).toBeGreaterThanOrEqual(0)
    return lot
  })
  const { overdraft, consumed } = balances.account
  expect(sum(lots.map((lot) => lot.consumed)) + consumed).toBe(charged)
  expect(overdraft + consumed).toBe(0)
  expect(consumed).toBeLessThanOrEqual(scene.overdraftMinutesMax)
}

function expectValidLots({ scene, postings, worklogs }: Play): void {
  for (const { worklogId, lines } of postings) {
    const workedOn = worklogs.find((worklog) => worklog.id === worklogId)?.workedOn
    if (workedOn === undefined) continue
    for (const { lotId } of lines) {
      const lot = scene.lots.find(({ id }) => id === lotId)
      if (lot) expect(lot.validFrom <= workedOn && workedOn < lot.validUntil).toBe(true)
    }
  }
}

test('I1–I4, I10, I12: any run of worklogs, consents and closings keeps the laws', () => {
  fc.assert(
    fc.property(scenes, runs, (scene, run) => {
      const play = startPlay(scene)

      for (const step of run) {
        take(play, step)
        expectLaws(play)
      }

      for (const { lines } of play.postings) assertBalanced(lines)
      expectValidLots(play)
      expect(foldLines(play.postings.flatMap(({ lines }) => lines))).toEqual(play.balances)
    }),
    { numRuns: 400 },
  )
})

function playDay(
  play: Play,
  day: { minutes: number; workedOn: string; work: WeighedWork[] },
): void {
  const rule = { minutes: day.minutes, scope: 'ticketDay' as const }
  const rounded = roundDay(day.work.map((each) => ({ ...each, rule })))
  for (const roundedMinutes of rounded) logWork(play, { roundedMinutes, workedOn: day.workedOn })
}

test('splitting and reordering the work of a day never changes what is charged, nor to which lot', () => {
  const cases = fc.record({
    scene: scenes,
    work: workedDays,
    telling: tellings,
    consentMinutes: fc.option(fc.integer({ min: 1, max: 300 })),
    roundTo: fc.constantFrom(1, 6, 15),
    day: days,
  })
  fc.assert(
    fc.property(cases, ({ scene, work, telling, consentMinutes, roundTo, day }) => {
      const workedOn = toDate(day)
      const chargeAs = (told: WeighedWork[]) => {
        const play = startPlay(scene)
        if (consentMinutes !== null) {
          acceptConsent(play, { minutes: consentMinutes, acceptedOn: workedOn })
        }
        playDay(play, { minutes: roundTo, workedOn, work: told })
        return play
      }

      const whole = chargeAs(work)
      const split = chargeAs(retell(work, telling))

      expect(chargedMinutes(split)).toBe(chargedMinutes(whole))
      expect(split.balances).toEqual(whole.balances)
    }),
    { numRuns: 300 },
  )
})

test('HR-10: a statement cut in two has the lines and the end of the whole one', () => {
  fc.assert(
    fc.property(scenes, runs, fc.nat(20), (scene, run, cut) => {
      const play = startPlay(scene)
      for (const step of run) take(play, step)

      const whole = buildStatement(play.postings)
      const first = buildStatement(play.postings.slice(0, cut))
      const second = buildStatement(play.postings.slice(cut), first.closing)

      expect([...first.lines, ...second.lines]).toEqual(whole.lines)
      expect(whole.closing).toEqual(play.balances)
    }),
    { numRuns: 100 },
  )
})
