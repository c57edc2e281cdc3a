import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import type { Calendars } from './clock-lives.ts'
import type { StoredClock, StoredClockEvent } from './clock-lives.repository.ts'
import type { RecordRow, TimerRow, VerifiedCase } from './verify.repository.ts'

/** `check`: `row`, `columns`, `timers`, `replay` or `accountability`. */
export type Fault = { check: string; where: string; detail: string }

export type CheckedLife = {
  clock: StoredClock
  events: StoredClockEvent[]
  /** As its last event left it, and as it stands now; null where its events make no clock. */
  atLast: ClockSnapshot | null
  now: ClockSnapshot | null
  failure?: string
}

export type WholeCase = {
  ticket: VerifiedCase
  lives: CheckedLife[]
  calendars: Calendars
  /** Of a case without clocks. */
  calendar?: BusinessCalendar
  record: RecordRow[]
  timers: TimerRow[]
  limited: Array<{ id: string; expiresAt: Date | null }>
  asOf: Date
  policyAt: (at: number) => Policy
}

export const nameOf = ({ metric, cycle }: { metric: string; cycle: number }) => `${metric}/${cycle}`
