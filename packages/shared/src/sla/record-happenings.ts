import type { EventType } from '../record/event-types.ts'
import { TICKET_ACTIONS, TICKET_STATES, type TicketType } from '../ticket/machine.ts'
import type { CaseFacts, Happening, Side } from './case-facts.ts'

/** An event of a case's record; `at` is epoch ms. */
export type RecordedEvent = {
  type: EventType
  at: number
  payload: { readonly [key: string]: unknown }
  /** Who acted. An event by an API key does not say for whom: its message's `author_side` does. */
  side: Side
}

/** A case as it is received, before anything happened to it. */
export const receivedFacts = (type: TicketType | null): CaseFacts => ({
  state: 'received',
  type,
  impact: null,
  criticality: null,
  isAway: false,
  isWatched: false,
  unansweredSince: null,
})

export type Lived = { happening: Happening; after: CaseFacts }

type Reading = (event: RecordedEvent, before: CaseFacts) => Lived | null

const readings: Partial<Record<EventType, Reading>> = {
  'ticket.opened': (_event, before) => ({ happening: { type: 'opened' }, after: before }),
  'message.added': (event, before) =>
    event.payload['kind'] === 'opening' ? null : { happening: words(event), after: before },
  'note.added': (event, before) => ({ happening: words(event), after: before }),
  'state.changed': moved,
  'ticket.escalated': ({ side }, before) => ({
    happening: { type: 'moved', action: 'escalate', by: side },
    after: before,
  }),
  'solution.watched': ({ side }, before) => ({
    happening: { type: 'moved', action: 'watch', by: side },
    after: { ...before, isWatched: true },
  }),
  'classification.changed': ({ payload }, before) => ({
    happening: { type: 'classified' },
    after: { ...before, ...ruled(payload['after']) },
  }),
  'clock.retargeted': (_event, before) => ({ happening: { type: 'reapplied' }, after: before }),
  'away.set': ({ side }, before) => ({
    happening: { type: 'away', by: side },
    after: { ...before, isAway: true },
  }),
  'away.cleared': (_event, before) =>
    before.isAway ? { happening: { type: 'returned' }, after: { ...before, isAway: false } } : null,
  /** In the record of the original: the merged words are its customer's (IN-6). */
  'case.merged': ({ payload }, before) =>
    payload['from'] === undefined ? null : { happening: mergedWords, after: before },
  'mail.bounced': ({ payload }, before) => ({
    happening: { type: 'bounced', saidAt: Date.parse(String(payload['saidAt'])) },
    after: before,
  }),
}

/** Words of the customer that were written in another ticket (IN-6). */
export const mergedWords = {
  type: 'said',
  side: 'customer',
  isPublic: true,
  isHuman: true,
  asks: false,
} as const satisfies Happening

/**
 * What an event of a record is to the clocks of its case, with the case's facts after it; null: it is
 * nothing to them. Replaying a record, in the order of its instants, feeds `clockCommands` with
 * these (`unansweredAfter` is the caller's to apply).
 */
export const happeningOf = (event: RecordedEvent, before: CaseFacts): Lived | null =>
  readings[event.type]?.(event, before) ?? null

function words({ type, payload, side }: RecordedEvent): Happening {
  return {
    type: 'said',
    side,
    isPublic: type === 'message.added',
    isHuman: side !== 'system',
    asks: payload['asks'] === true,
  }
}

/** Moved by a reclassification it is part of that happening: no action of the machine made it. */
function moved({ payload, side }: RecordedEvent, before: CaseFacts): Lived | null {
  const state = TICKET_STATES.find((one) => one === payload['to'])
  const action = TICKET_ACTIONS.find((one) => one === payload['action'])
  if (!state) return null
  const isEnd = state === 'closed' || state === 'cancelled'
  const after: CaseFacts = {
    ...before,
    state,
    isAway: before.isAway && !isEnd,
    isWatched: before.isWatched && state === 'in_validation',
  }
  if (payload['action'] === 'unmerge') return { happening: { type: 'unmerged' }, after }
  return { happening: action ? { type: 'moved', action, by: side } : { type: 'classified' }, after }
}

function ruled(after: unknown): Partial<CaseFacts> {
  const { type, impact, criticality } = after as Pick<CaseFacts, 'type' | 'impact' | 'criticality'>
  return { type, impact, criticality }
}
