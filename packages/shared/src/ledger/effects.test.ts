import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './dates.ts'
import {
  expiresOn,
  firstEffect,
  nextEffectDay,
  type Account,
  type DatedLot,
  type Effect,
  type Moment,
} from './effects.ts'
import { contracts, contractWith } from './testing/periodic-contracts.ts'

type Play = { account: Account; done: Effect[] }

const start = (contract: Account['contract'], graceDays = 5): Play => ({
  account: { contract, lots: [], graceDays, grantsFrom: null },
  done: [],
})

/** Does what is due, as the service does it; nobody works meanwhile. */
function run(play: Play, moment: Moment): void {
  for (;;) {
    const effect = firstEffect(play.account, moment)
    if (!effect) return
    play.done.push(effect)
    if (play.done.length > 500) throw new Error('it never ends')
    const added = effect.kind === 'grant' ? effect.lot : effect.carried
    const lots = play.account.lots.map((lot) =>
      effect.kind === 'expire' && lot.id === effect.lotId ? { ...lot, availableMinutes: 0 } : lot,
    )
    const made: DatedLot[] = added
      ? [
          {
            ...added,
            id: `${added.origin} ${added.periodKey}`,
            grantedMinutes: added.minutes,
            availableMinutes: added.minutes,
          },
        ]
      : []
    play.account = { ...play.account, lots: [...lots, ...made] }
  }
}

const told = (effects: Effect[]) =>
  effects.map((effect) =>
    effect.kind === 'grant'
      ? `${effect.on} +${effect.lot.minutes} ${effect.lot.periodKey}`
      : `${effect.on} -${effect.minutes} ${effect.lotId}${effect.carried ? ` → ${effect.carried.minutes}` : ''}`,
  )

test('HR-3: what was missed comes in its own order, each on its own day', () => {
  const carryOver = { percent: 50, minutesMax: null, periods: 1 }
  const range = { startsOn: '2026-01-01', endsOn: '2026-04-01' }
  const play = start(contractWith(range, { carryOver }))

  run(play, { today: '2026-09-01' })

  expect(told(play.done)).toEqual([
    '2026-01-01 +600 2026-01',
    '2026-02-01 +600 2026-02',
    '2026-01-31 -600 monthly 2026-01 → 300',
    '2026-03-01 +600 2026-03',
    '2026-02-28 -300 carry_over monthly 2026-01',
    '2026-02-28 -600 monthly 2026-02 → 300',
    '2026-03-31 -300 carry_over monthly 2026-02',
    '2026-03-31 -600 monthly 2026-03',
  ])
})

test('HR-3: a lot expires once its grace is over, or at once when its month is closed', () => {
  const contract = contractWith({ startsOn: '2026-01-01', endsOn: '2027-01-01' })
  const play = start(contract)
  const expiries = () => play.done.filter(({ kind }) => kind === 'expire').length

  run(play, { today: '2026-02-05' })
  const inGrace = expiries()
  run(play, { today: '2026-02-05', closing: '2026-02-01' })
  const closed = expiries()
  run(play, { today: '2026-03-05' })
  const next = expiries()
  run(play, { today: '2026-03-06' })

  expect([inGrace, closed, next, expiries()]).toEqual([0, 1, 1, 2])
  expect(told(play.done).at(-1)).toBe('2026-02-28 -600 monthly 2026-02')
})

test('HR-3: what comes back to a lot after its end is carried beside what was, up to the same maximum', () => {
  const carryOver = { percent: 50, minutesMax: 320, periods: 2 }
  const play = start(contractWith({ startsOn: '2026-01-01', endsOn: '2026-06-01' }, { carryOver }))
  run(play, { today: '2026-02-06' })
  const back = play.account.lots.map((lot) =>
    lot.periodKey === '2026-01' ? { ...lot, availableMinutes: 100 } : lot,
  )
  play.account = { ...play.account, lots: back }

  run(play, { today: '2026-02-07' })

  const [last] = play.done.slice(-1)
  expect(last).toMatchObject({
    kind: 'expire',
    minutes: 100,
    carried: { periodKey: 'monthly 2026-01/2', minutes: 20, validUntil: '2026-04-01' },
  })
})

test('HR-3: a lot granted by hand for the first day of a period stands for it', () => {
  const contract = contractWith({ startsOn: '2026-01-01', endsOn: '2027-01-01' })
  const play = start(contract)
  const byHand: DatedLot = {
    id: 'by hand',
    origin: 'monthly',
    periodKey: 'whichever',
    validFrom: '2026-01-01',
    validUntil: '2026-02-01',
    accumulates: false,
    grantedMinutes: 700,
    availableMinutes: 700,
  }
  play.account = { ...play.account, lots: [byHand] }

  run(play, { today: '2026-02-01' })

  expect(told(play.done)).toEqual(['2026-02-01 +600 2026-02'])
})

test('HR-3: periods that began before the ledger granted them by itself are left alone', () => {
  const contract = contractWith({ startsOn: '2026-01-01', endsOn: '2027-01-01' })
  const play = start(contract)
  play.account = { ...play.account, grantsFrom: '2026-03-10' }

  run(play, { today: '2026-04-02' })

  expect(told(play.done)).toEqual(['2026-04-01 +600 2026-04'])
})

test('HR-3: looked at daily, only on foretold days, or after years, the same happens', () => {
  fc.assert(
    fc.property(contracts, fc.integer({ min: 0, max: 40 }), (contract, graceDays) => {
      const until = addDays(contract.endsOn, 120)
      const daily = start(contract, graceDays)
      const foretold = start(contract, graceDays)
      const late = start(contract, graceDays)

      let next: string | null = contract.startsOn
      for (let today = contract.startsOn; today <= until; today = addDays(today, 1)) {
        run(daily, { today })
        if (next !== null && today >= next) {
          run(foretold, { today })
          next = nextEffectDay(foretold.account, { today })
        }
      }
      run(late, { today: until })

      expect(foretold.done).toEqual(daily.done)
      expect(late.done).toEqual(daily.done)
      for (const effect of daily.done) {
        if (effect.kind === 'expire') {
          const lot = daily.account.lots.find(({ id }) => id === effect.lotId)
          expect(lot && addDays(lot.validUntil, -1)).toBe(effect.on)
          expect(lot && expiresOn(daily.account, lot) >= lot.validUntil).toBe(true)
        }
      }
      expect(daily.account.lots.every(({ availableMinutes }) => availableMinutes === 0)).toBe(true)
    }),
    { numRuns: 25 },
  )
})
