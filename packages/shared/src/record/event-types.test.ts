import { expect, test } from 'vitest'
import { chainOf, EVENT_TYPES, isEventType } from './event-types.ts'

test('EX-1: event types are noun.verb, each once', () => {
  for (const type of EVENT_TYPES) expect(type).toMatch(/^[a-z]+\.[a-z]+$/)
  expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length)
})

test('EX-1: the types the design names are all there', () => {
  const named =
    'ticket.opened message.added message.read state.changed classification.changed level.changed ' +
    'assignee.changed decision.asked decision.answered work.logged work.charged coverage.ruled ' +
    'commitment.made commitment.moved away.set case.merged case.unmerged clock.breached ticket.closed'

  expect(named.split(' ').filter((type) => !isEventType(type))).toEqual([])
  expect(isEventType('toString')).toBe(false)
})

test('CV-2: notes and internal changes stay in the desk`s chain', () => {
  expect(EVENT_TYPES.filter((type) => chainOf(type) === 'desk')).toEqual([
    'note.added',
    'substate.changed',
    'tags.changed',
    'assignee.changed',
    'team.changed',
    'lead.changed',
    'review.recorded',
    'flag.raised',
    'flag.cleared',
    'case.linked',
    'mail.bounced',
  ])
})
