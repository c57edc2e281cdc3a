import { expect, test } from 'vitest'
import { elapsedMs, minutesOf, pauseTimer, readTimer, startTimer, stopwatch } from './timer.ts'

const at = (nowMs: number) => ({ number: 12, nowMs, newId: () => `entry ${nowMs}` })

test('the timer counts while nobody looks: it survives a reload', () => {
  const started = startTimer(null, at(1_000))
  const reloaded = readTimer(JSON.stringify(started))
  expect(reloaded && elapsedMs(reloaded, 61_000)).toBe(60_000)
})

test('paused time does not count, and starting again goes on', () => {
  const paused = pauseTimer(startTimer(null, at(0)), 30_000)
  expect(elapsedMs(paused, 900_000)).toBe(30_000)
  expect(elapsedMs(startTimer(paused, at(900_000)), 910_000)).toBe(40_000)
  expect(startTimer(paused, at(900_000)).entryId).toBe('entry 0')
})

test('work is logged in whole minutes begun', () => {
  expect(minutesOf(0)).toBe(1)
  expect(minutesOf(60_000)).toBe(1)
  expect(minutesOf(60_001)).toBe(2)
  expect(stopwatch(1_360_000)).toBe('0:22:40')
})

test('what is not a timer is no timer', () => {
  expect(readTimer('{"number":"x"}')).toBeNull()
  expect(readTimer('not json')).toBeNull()
  expect(readTimer(null)).toBeNull()
})
