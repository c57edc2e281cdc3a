import { expect, test } from 'vitest'
import { PRESETS } from '../rulebook/presets.ts'
import type { TicketAction, TicketState } from '../ticket/machine.ts'
import { clockCommands } from './case-clocks.ts'
import type { CaseFacts, ClockCommand, Happening, Side } from './case-facts.ts'
import { receivedFacts } from './record-happenings.ts'
import { everyTarget, openLife } from './testing/case-histories.ts'

const said = (side: Side, more: Partial<Extract<Happening, { type: 'said' }>> = {}): Happening => ({
  type: 'said',
  side,
  isPublic: true,
  isHuman: side !== 'system',
  asks: false,
  ...more,
})
const lines = (commands: ClockCommand[]) =>
  commands.map(({ metric, cycle, type, ...rest }) =>
    type === 'pause' && 'reason' in rest
      ? `${metric}/${cycle} pause ${rest.reason}`
      : `${metric}/${cycle} ${type}`,
  )

/** A case that steps an hour each time, and says what each step did. */
function live(policy = everyTarget, type: CaseFacts['type'] = 'support') {
  let at = 0
  const { step, life } = openLife(policy, at, type)
  const next = (happening: Happening, change: Partial<CaseFacts> = {}) =>
    lines(step((at += 3_600_000), happening, change))
  return {
    life,
    next,
    same: (happening: Happening, change: Partial<CaseFacts> = {}) =>
      lines(step(at, happening, change)),
    move: (action: TicketAction, to: TicketState, by: Side = 'desk') =>
      next({ type: 'moved', action, by }, { state: to, isWatched: action === 'watch' }),
    opened: lines(life.commands),
  }
}

test('a case is opened with its first reply, its resolution and its freshness', () => {
  expect(live().opened).toEqual(['first_reply/1 start', 'resolution/1 start', 'freshness/1 start'])
  expect(live(PRESETS['licence-plan']).opened).toEqual(['first_reply/1 start'])
  expect(live(everyTarget, 'consulting').opened).toEqual([
    'first_reply/1 start',
    'resolution/1 start',
  ])
})

test('CV-6: the first words of the desk meet the first reply, later ones the next reply', () => {
  const one = live()

  expect(one.next(said('customer'))).toEqual([])
  expect(one.next(said('desk'))).toEqual([
    'first_reply/1 satisfy',
    'freshness/1 satisfy',
    'freshness/2 start',
  ])
  expect(one.next(said('customer'))).toEqual(['next_reply/1 start'])
  expect(one.next(said('customer'))).toEqual([])
  expect(one.next(said('desk'))).toEqual([
    'next_reply/1 satisfy',
    'freshness/2 satisfy',
    'freshness/3 start',
  ])
  expect(one.next(said('customer'))).toEqual(['next_reply/2 start'])
})

test('notes and automatic words answer nobody; a note whitens where the policy says so', () => {
  const note = said('desk', { isPublic: false })
  const whitening = live({
    ...everyTarget,
    silence: { ...everyTarget.silence, internalNoteWhitens: true },
  })

  expect(live().next(note)).toEqual([])
  expect(live().next(said('system'))).toEqual([])
  expect(whitening.next(note)).toEqual(['freshness/1 satisfy', 'freshness/2 start'])
})

test('CV-4: asking pauses what the desk owes and starts what the customer owes', () => {
  const one = live()
  one.move('review', 'in_review')

  expect(one.move('ask', 'waiting_customer')).toEqual([
    'first_reply/1 pause customer',
    'resolution/1 pause customer',
    'freshness/1 pause customer',
    'customer_reply/1 start',
  ])
  expect(one.same(said('desk', { asks: true }))).toEqual([
    'first_reply/1 satisfy',
    'freshness/1 satisfy',
    'freshness/2 start',
    'freshness/2 pause customer',
  ])
  expect(one.next(said('desk', { asks: true }))).toEqual([
    'freshness/2 satisfy',
    'freshness/3 start',
    'freshness/3 pause customer',
    'customer_reply/1 cancel',
    'customer_reply/2 start',
  ])
  expect(one.next(said('customer'))).toEqual(['customer_reply/2 satisfy', 'next_reply/1 start'])
  expect(one.move('answer', 'in_review', 'customer')).toEqual([
    'resolution/1 resume',
    'freshness/3 resume',
  ])
})

test('CV-4: the desk that goes on itself asks no longer', () => {
  const one = live()
  one.move('ask', 'waiting_customer')

  expect(one.move('resume', 'in_review')).toContain('customer_reply/1 cancel')
})

test('CV-4: a customer who speaks in a validation stops their clock; desk words start it again', () => {
  const one = live()
  one.next(said('desk'))
  one.move('propose', 'in_validation')

  expect(one.next(said('customer'))).toEqual(['customer_reply/1 satisfy', 'next_reply/1 start'])
  expect(one.next(said('desk'))).toEqual([
    'next_reply/1 satisfy',
    'freshness/2 satisfy',
    'freshness/3 start',
    'freshness/3 pause customer',
    'customer_reply/2 start',
  ])
})

test('RS-4: a watched solution waits for its date, not for silence', () => {
  const one = live()
  one.move('propose', 'in_validation')

  expect(one.move('watch', 'in_validation', 'customer')).toEqual(['customer_reply/1 satisfy'])
  expect(one.next(said('desk', { asks: true }))).not.toContain('customer_reply/2 start')
})

test('IN-8: away stops the count of silence, which starts anew at the return', () => {
  const one = live()
  one.move('ask', 'waiting_customer')

  expect(one.next({ type: 'away', by: 'customer' }, { isAway: true })).toEqual([
    'customer_reply/1 satisfy',
  ])
  expect(one.next(said('desk', { asks: true }))).not.toContain('customer_reply/2 start')
  expect(one.next({ type: 'returned' }, { isAway: false })).toEqual(['customer_reply/2 start'])
  expect(one.next({ type: 'away', by: 'desk' }, { isAway: true })).toEqual([
    'customer_reply/2 cancel',
  ])
})

test('IN-8: who answered before leaving owes nothing at the return', () => {
  const one = live()
  one.move('propose', 'in_validation')
  one.next(said('customer'))
  one.next({ type: 'away', by: 'customer' }, { isAway: true })

  expect(one.next({ type: 'returned' }, { isAway: false })).toEqual([])
})

test('IN-8: being away pauses what the desk owes only by policy', () => {
  const pausing = live({ ...everyTarget, away: { pausesDeskClocks: true } })
  const away = { type: 'away', by: 'customer' } as const

  expect(live().next(away, { isAway: true })).toEqual([])
  expect(pausing.next(away, { isAway: true })).toEqual([
    'first_reply/1 pause away',
    'resolution/1 pause away',
    'freshness/1 pause away',
  ])
  expect(pausing.next({ type: 'returned' }, { isAway: false })).toEqual([
    'first_reply/1 resume',
    'resolution/1 resume',
    'freshness/1 resume',
  ])
})

test('the vendor pauses by policy, but never what the customer sees as silence', () => {
  const strict = live({ ...everyTarget, hours: { ...everyTarget.hours, vendorPauses: false } })

  expect(live().move('hand_to_vendor', 'waiting_vendor')).toEqual([
    'first_reply/1 pause vendor',
    'resolution/1 pause vendor',
  ])
  expect(strict.move('hand_to_vendor', 'waiting_vendor')).toEqual([])
})

test.each([
  ['accept', 'closed', 'customer', 'satisfy'],
  ['solve', 'closed', 'desk', 'satisfy'],
  ['close', 'closed', 'desk', 'satisfy'],
  ['close', 'closed', 'system', 'satisfy'],
  ['close', 'closed', 'customer', 'cancel'],
  ['cancel', 'cancelled', 'desk', 'cancel'],
] as const)('%s to %s by the %s ends the resolution with %s and cancels the rest', (...row) => {
  const [action, to, by, end] = row

  expect(live().move(action, to, by)).toEqual([
    'first_reply/1 cancel',
    `resolution/1 ${end}`,
    'freshness/1 cancel',
  ])
})

test('a reopened case begins its resolution and its freshness anew', () => {
  const one = live()
  one.next(said('desk'))
  one.move('solve', 'closed')

  expect(one.move('reopen', 'in_progress', 'customer')).toEqual([
    'resolution/2 start',
    'freshness/3 start',
  ])
})

test('CL-4: a ruling retargets what differs, and a type without red ends the freshness', () => {
  const one = live()
  const rule = (criticality: string, type: CaseFacts['type'] = 'support') =>
    one.next({ type: 'classified' }, { criticality, type })

  expect(rule('serious')).toEqual(['first_reply/1 retarget'])
  expect(rule('serious')).toEqual([])
  expect(rule('serious', 'change')).toEqual(['freshness/1 cancel'])
  expect(rule('serious', 'support')).toEqual(['freshness/2 start'])
})

test('words that bounced answered nothing and asked nothing', () => {
  const one = live()
  one.move('ask', 'waiting_customer')
  one.same(said('desk', { asks: true }))

  expect(one.next({ type: 'bounced', saidAt: 3_600_000 })).toEqual([
    'customer_reply/1 cancel',
    'freshness/2 cancel',
    'first_reply/1 reinstate',
    'freshness/1 reinstate',
  ])
})

test('a case of before gets the clocks that its state implies', () => {
  const facts = { ...receivedFacts('support'), unansweredSince: 5 }
  const adopt = (more: Partial<CaseFacts>) => {
    const now = { ...facts, ...more }
    const question = { clocks: [], before: now, after: now, at: 9, policy: everyTarget }
    return lines(clockCommands({ ...question, happening: { type: 'adopted' } }))
  }

  expect(adopt({})).toEqual(['resolution/1 start', 'freshness/1 start', 'next_reply/1 start'])
  expect(adopt({ state: 'waiting_customer', unansweredSince: null })).toEqual([
    'resolution/1 start',
    'resolution/1 pause customer',
    'freshness/1 start',
    'freshness/1 pause customer',
    'customer_reply/1 start',
  ])
  expect(adopt({ state: 'closed' })).toEqual([])
})
