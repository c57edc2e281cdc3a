import { expect, test } from 'vitest'
import { elapsedMs, minutesOf, pauseTimer, readTimer, startTimer, stopwatch } from './timer.ts'

test('the timer counts while nobody looks: it survives a reload', () => {
  const started = startTimer(null, 12, 1_000)
  const reloaded = readTimer(JSON.stringify(started))
  expect(reloaded && elapsedMs(reloaded, 61_000)).toBe(60_000)
})

test('paused time does not count, and starting again goes on', () => {
  const paused = pauseTimer(startTimer(null, 12, 0), 30_000)
  expect(elapsedMs(paused, 900_000)).toBe(30_000)
  expect(elapsedMs(startTimer(paused, 12, 900_000), 910_000)).toBe(40_000)
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
