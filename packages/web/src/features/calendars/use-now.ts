import { useEffect, useState } from 'react'
import { nowMs } from '../../lib/clock.ts'

const minuteMs = 60_000
const thisMinute = () => Math.floor(nowMs() / minuteMs) * minuteMs

/** The minute it is, kept up to date: whole, so that what is counted from it stands still meanwhile. */
export function useNow(): number {
  const [now, setNow] = useState(thisMinute)
  useEffect(() => {
    const timer = setInterval(() => setNow(thisMinute()), minuteMs / 4)
    return () => clearInterval(timer)
  }, [])
  return now
}
