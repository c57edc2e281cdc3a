import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { returnFromAway } from '../away/away.service.ts'
import { noteBreach, noteRed, warnOfBreach } from '../clocks/breaches.service.ts'
import { expireDecision } from '../decisions/end-decision.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { closeSilent, warnOfSilence } from '../transitions/silence.service.ts'
import { endWatch } from '../transitions/watch.service.ts'
import { hasLaterWarning, type Timer, type TimerKind } from './timers.repository.ts'

/** A timer that fell due, and its case as it is under its lock. */
export type Due = {
  ticket: Ticket
  timer: Timer
  actor: Actor
  /** When it fell due: the instant of the effect. */
  at: Date
  recordedAt: Date
}
export type TimerEffects = Record<TimerKind, (tx: Tx, due: Due) => Promise<void>>

/**
 * What each kind of timer does. All look at the case as it is now: what was answered, settled or moved
 * first makes them do nothing.
 */
export const timerEffects: TimerEffects = {
  breach: noteBreach,
  red: noteRed,
  warning: async (tx, due) => {
    // After a time without sweeps only the latest is told.
    if (await hasLaterWarning(tx, due.timer, due.recordedAt)) return
    await warnOfBreach(tx, due)
  },
  silence_warning: warnOfSilence,
  auto_close: closeSilent,
  away_end: returnFromAway,
  decision_end: (tx, { timer, ...act }) => expireDecision(tx, timer.subject, act),
  watch_end: endWatch,
}
