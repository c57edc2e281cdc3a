import type { MachineRole } from '../ticket/parties.ts'
import type { Actor } from './actor.ts'

/**
 * The role an actor plays on a case of this organization, for the state machine; null where they
 * have none. A key of one organization speaks for a customer's system, which moves nothing.
 */
export function roleOf(actor: Actor, organizationId: string | null): MachineRole | null {
  switch (actor.kind) {
    case 'staff':
      return actor.role
    case 'customer':
      return actor.memberships.find((one) => one.organizationId === organizationId)?.role ?? null
    case 'api_key':
      return actor.organizationId === null ? 'api_key' : null
    case 'system':
      return 'system'
  }
}
