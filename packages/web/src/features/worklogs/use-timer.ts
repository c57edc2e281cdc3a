import { useEffect, useState } from 'react'
import { nowMs } from '../../lib/clock.ts'
import { newUuid } from '../../lib/idempotency.ts'
import { storage } from '../../lib/storage.ts'
import { elapsedMs, pauseTimer, readTimer, startTimer, type Timer } from './timer.ts'

const storageKey = 'mesa.timer'
const read = () => readTimer(storage.read(storageKey))

/** The device's timer as this case sees it; other tabs change it too. */
export function useTimer(number: number) {
  const [timer, setTimer] = useState<Timer | null>(read)
  const [now, setNow] = useState(nowMs)
  const isRunning = timer !== null && timer.runningSince !== null
  const isHere = timer?.number === number

  useEffect(() => {
    const onStorage = () => setTimer(read())
    addEventListener('storage', onStorage)
    return () => removeEventListener('storage', onStorage)
  }, [])
  useEffect(() => {
    if (!isRunning) return
    const ticking = setInterval(() => setNow(nowMs()), 1000)
    return () => clearInterval(ticking)
  }, [isRunning])

  const keep = (next: Timer | null) => {
    setTimer(next)
    setNow(nowMs())
    if (next) storage.write(storageKey, JSON.stringify(next))
    else storage.remove(storageKey)
  }
  return {
    isRunning: isHere && isRunning,
    elapsedMs: isHere ? elapsedMs(timer, now) : 0,
    /** As which entry its time is logged; null without one. */
    entryId: isHere ? timer.entryId : null,
    /** Another case that has the timer. */
    elsewhere: timer && !isHere ? timer.number : null,
    start: () => keep(startTimer(read(), { number, nowMs: nowMs(), newId: newUuid })),
    pause: () => {
      const current = read()
      if (current) keep(pauseTimer(current, nowMs()))
    },
    clear: () => keep(null),
  }
}
