import * as fc from 'fast-check'
import type { Policy } from '../../rulebook/policy.ts'
import { PRESETS } from '../../rulebook/presets.ts'
import type { TicketAction, TicketState } from '../../ticket/machine.ts'
import { decideTransition, TICKET_ACTIONS } from '../../ticket/machine.ts'
import { clockCommands } from '../case-clocks.ts'
import {
  clocksAfter,
  unansweredAfter,
  type CaseClock,
  type CaseFacts,
  type ClockCommand,
  type Happening,
  type Side,
} from '../case-facts.ts'
import { receivedFacts } from '../record-happenings.ts'
import type { ClockPolicy } from '../targets.ts'

/** A policy that sets every target there is. */
export const everyTarget: Policy = {
  ...PRESETS.demo,
  targets: { ...PRESETS.demo.targets, resolution: { minutes: 4800, unit: 'business' } },
}

/** The same, with each switch that its clocks look at. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({ vendorPauses: fc.boolean(), whitens: fc.boolean(), awayPauses: fc.boolean() })
  .map(({ vendorPauses, whitens, awayPauses }) => ({
    ...everyTarget,
    silence: { ...everyTarget.silence, internalNoteWhitens: whitens },
    hours: { ...everyTarget.hours, vendorPauses },
    away: { pausesDeskClocks: awayPauses },
  }))

export type Step = { at: number; happening: Happening; before: CaseFacts; after: CaseFacts }
export type LivedCase = {
  steps: Step[]
  commands: Array<ClockCommand & { at: number }>
  clocks: CaseClock[]
}

/** Lets a case live: what it does to its clocks, and the facts after each step. */
export function openLife(policy: ClockPolicy, at: number, type: CaseFacts['type'] = 'support') {
  const life: LivedCase = { steps: [], commands: [], clocks: [] }
  let facts = receivedFacts(type)
  const step = (instant: number, happening: Happening, change: Partial<CaseFacts> = {}) => {
    const before = facts
    facts = {
      ...before,
      ...change,
      unansweredSince: unansweredAfter(before, happening, instant),
    }
    const asked = { clocks: life.clocks, before, after: facts, happening, at: instant, policy }
    const commands = clockCommands(asked)
    life.steps.push({ at: instant, happening, before, after: facts })
    life.commands.push(...commands.map((command) => ({ ...command, at: instant })))
    life.clocks = clocksAfter(life.clocks, commands, instant)
    return commands
  }
  step(at, { type: 'opened' })
  return { life, step, facts: () => facts }
}

type Whim = { afterMs: number; pick: number; kind: 'move' | 'say' | 'note' | 'away' | 'rule' }

const whims: fc.Arbitrary<Whim[]> = fc.array(
  fc.record({
    // Often outside hours, sometimes in the same instant.
    afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * 86_400_000 })),
    pick: fc.nat(1000),
    kind: fc.constantFrom('move', 'move', 'say', 'say', 'note', 'away', 'rule'),
  }),
  { minLength: 1, maxLength: 30 },
)

const roles = { desk: 'supervisor', customer: 'key_user', system: 'system' } as const

/** Moves the machine allows from here. */
function movesFrom(facts: CaseFacts, policy: Policy) {
  return TICKET_ACTIONS.flatMap((action) =>
    (['desk', 'customer', 'system'] as const).flatMap((by) => {
      const payload = { reason: 'x', body: 'x', until: 'x', withoutValidation: true }
      const ticket = {
        state: facts.state,
        returnTo: 'in_progress' as const,
        type: facts.type,
        impact: null,
        criticality: 'serious' as const,
        termsPending: false,
        reopenWindowOpen: true,
        placeFree: true,
        inProgressFree: true,
        escalationAllowed: true,
      }
      const decision = decideTransition({ ticket, action, role: roles[by], payload, policy })
      return decision.kind === 'moved' ? [{ action, by, to: decision.to }] : []
    }),
  )
}

function moveFacts(action: TicketAction, to: TicketState, facts: CaseFacts): Partial<CaseFacts> {
  const isOver = to === 'closed' || to === 'cancelled'
  const isWatched = action === 'watch' || (facts.isWatched && to === 'in_validation')
  return { state: to, isWatched, isAway: facts.isAway && !isOver }
}

/** Random lives of cases that the machine allows, from an instant on. */
export const histories = (from: number): fc.Arbitrary<{ life: LivedCase; policy: Policy }> =>
  fc.record({ policy: policies, whims }).map(({ policy, whims: drawn }) => {
    const { life, step, facts } = openLife(policy, from)
    let at = from
    for (const { afterMs, pick, kind } of drawn) {
      at += afterMs
      const now = facts()
      const side: Side = pick % 2 === 0 ? 'desk' : 'customer'
      const moves = movesFrom(now, policy)
      const move = moves[pick % Math.max(1, moves.length)]
      const isOpen = now.state !== 'closed' && now.state !== 'cancelled'
      if (kind === 'move' && move) {
        const { action, by, to } = move
        step(at, { type: 'moved', action, by }, moveFacts(action, to, now))
      } else if (!isOpen) continue
      else if (kind === 'away')
        step(at, now.isAway ? { type: 'returned' } : { type: 'away', by: side }, {
          isAway: !now.isAway,
        })
      else if (kind === 'rule')
        step(
          at,
          { type: 'classified' },
          {
            type: (['support', 'change', 'consulting'] as const)[pick % 3] ?? 'support',
            criticality: (['minor', 'serious', 'critical'] as const)[pick % 3] ?? 'minor',
          },
        )
      else
        step(at, {
          type: 'said',
          side: kind === 'note' ? 'desk' : side,
          isPublic: kind !== 'note',
          isHuman: pick % 7 !== 0,
          asks: pick % 3 === 0 && kind !== 'note' && side === 'desk',
        })
    }
    return { life, policy }
  })
