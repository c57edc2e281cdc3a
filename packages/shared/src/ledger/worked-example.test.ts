import { expect, test } from 'vitest'
import { buildStatement } from './statement.ts'
import {
  acceptConsent,
  chargedMinutes,
  closeCase,
  logWork,
  openHolds,
  startPlay,
} from './testing/ledger-play.ts'

const today = '2026-03-10'
const year = { validFrom: '2026-01-01', validUntil: '2027-01-01', createdSeq: 1 }

function playExample() {
  const lots = [{ id: 'lot', ...year, minutes: 600 }]
  const play = startPlay({ lots, thresholdMinutes: 120, overdraftMinutesMax: 0 })
  return {
    play,
    log: (roundedMinutes: number) => logWork(play, { roundedMinutes, workedOn: today }),
    accept: (minutes: number) => acceptConsent(play, { minutes, acceptedOn: today }),
    lot: () => play.balances.lots.get('lot'),
  }
}

test('HR-6: the worked example of the ledger holds, number by number', () => {
  const { play, log, accept, lot } = playExample()

  const l1 = log(95)
  expect(l1).toMatchObject({ chargedMinutes: 95, unchargedMinutes: 0 })
  expect(l1.postings.map((posting) => posting.kind)).toEqual(['consume'])
  expect(lot()).toEqual({ available: 505, held: 0, consumed: 95, expired: 0 })

  const l2 = log(40)
  expect(l2).toMatchObject({ chargedMinutes: 25, unchargedMinutes: 15, why: 'consent_limit' })
  expect(chargedMinutes(play)).toBe(120)

  const first = accept(180)
  expect(first).toMatchObject({
    limitBeforeMinutes: 120,
    limitMinutes: 180,
    hold: {
      lines: [
        { lotId: 'lot', bucket: 'available', minutes: -60 },
        { lotId: 'lot', bucket: 'held', minutes: 60 },
      ],
    },
    captures: [{ worklogId: 'w2', chargedMinutes: 15, unchargedMinutes: 0 }],
  })
  expect(lot()).toEqual({ available: 420, held: 45, consumed: 135, expired: 0 })
  expect(chargedMinutes(play)).toBe(135)

  const quality = log(60)
  expect(quality).toMatchObject({ chargedMinutes: 45, unchargedMinutes: 15, why: 'consent_limit' })
  expect(quality.postings.map((posting) => posting.kind)).toEqual(['capture'])
  expect(lot()).toMatchObject({ held: 0 })
  expect(chargedMinutes(play)).toBe(180)

  const second = accept(30)
  expect(second).toMatchObject({
    limitBeforeMinutes: 180,
    limitMinutes: 210,
    captures: [{ worklogId: 'w3', chargedMinutes: 15, unchargedMinutes: 0 }],
  })
  expect(lot()).toMatchObject({ held: 15 })
  expect(chargedMinutes(play)).toBe(195)

  expect(closeCase(play, today)).toMatchObject({ releasedMinutes: 15, expiredMinutes: 0 })
  expect(lot()).toEqual({ available: 405, held: 0, consumed: 195, expired: 0 })
  expect(openHolds(play)).toEqual([])
})

test('HR-10: every number of the worked example is on the statement', () => {
  const { play, log, accept } = playExample()
  log(95)
  log(40)
  accept(180)
  log(60)
  accept(30)
  closeCase(play, today)

  const { lines, closing } = buildStatement(play.postings)

  expect(
    lines.map((line) => [
      line.kind,
      line.worklogId,
      line.minutes,
      line.balanceAfter,
      line.heldAfter,
    ]),
  ).toEqual([
    ['grant', null, 600, 600, 0],
    ['consume', 'w1', 95, 505, 0],
    ['consume', 'w2', 25, 480, 0],
    ['hold', null, 60, 420, 60],
    ['capture', 'w2', 15, 420, 45],
    ['capture', 'w3', 45, 420, 0],
    ['hold', null, 30, 390, 30],
    ['capture', 'w3', 15, 390, 15],
    ['release', null, 15, 405, 0],
  ])
  expect(closing).toEqual(play.balances)
})
