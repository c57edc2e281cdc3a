import { expectTypeOf, test } from 'vitest'
import type { TicketAction, TicketState } from '../ticket/machine.ts'
import type { EventType } from '../record/event-types.ts'
import type { Policy } from '../rulebook/policy.ts'
import type { PolicyDocument } from './policy.schema.ts'
import type { Problem } from './common.schema.ts'
import type { ProblemCode } from './problem-codes.ts'
import type { RecordEventType } from './record.schema.ts'
import type { OpenTicketBody, TicketView } from './tickets.schema.ts'
import type { Criticality, TicketActionName, TicketStatus, UserRole } from './vocabulary.schema.ts'
import type { CustomerRole, StaffRole } from '../access/actor.ts'

test('the static types keep their words, and are those of the rules', () => {
  expectTypeOf<TicketStatus>().toEqualTypeOf<TicketState>()
  expectTypeOf<TicketActionName>().toEqualTypeOf<TicketAction>()
  expectTypeOf<RecordEventType>().toEqualTypeOf<EventType>()
  expectTypeOf<UserRole>().toEqualTypeOf<StaffRole | CustomerRole>()
  expectTypeOf<Problem['code']>().toEqualTypeOf<ProblemCode>()
  expectTypeOf<TicketView['criticality']>().toEqualTypeOf<Criticality | null>()
  expectTypeOf<Criticality>().toEqualTypeOf<'minor' | 'moderate' | 'serious' | 'critical'>()
  expectTypeOf<OpenTicketBody['fields']>().toEqualTypeOf<
    Record<string, string | number | boolean> | undefined
  >()
})

test('the policy that crosses the wire is the policy of the rules, key by key', () => {
  expectTypeOf<PolicyDocument>().toEqualTypeOf<Policy>()
})
