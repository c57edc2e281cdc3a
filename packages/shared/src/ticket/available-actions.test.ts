import { expect, test } from 'vitest'
import { availableActions } from './available-actions.ts'
import type { TicketAction, TicketFacts } from './machine.ts'

const policy = {
  classification: { impact: false, criticality: true, levels: ['l1' as const] },
  closing: { validationRequired: true },
}

test('buttons not possible now are disabled with a reason, others are for other roles', () => {
  const ticket: TicketFacts = {
    state: 'in_review',
    returnTo: null,
    type: 'support',
    impact: null,
    criticality: null,
    termsPending: false,
    reopenWindowOpen: true,
    placeFree: true,
    escalationAllowed: true,
    inProgressFree: true,
  }
  const actions = availableActions({ ticket, role: 'agent', policy })
  const row = (name: TicketAction) => actions.find(({ action }) => action === name)

  expect(row('start')).toEqual({
    action: 'start',
    via: 'transition',
    enabled: false,
    reason: 'not_classified',
  })
  expect(row('propose')).toMatchObject({ enabled: false, reason: 'wrong_state' })
  expect(row('ask')).toEqual({ action: 'ask', via: 'transition', enabled: true })
  expect(row('close')).toMatchObject({ enabled: true })
  expect(row('accept')).toBeUndefined()
  expect(availableActions({ ticket, role: 'viewer', policy })).toEqual([])
})
