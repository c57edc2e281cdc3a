import type { ClassificationPolicy } from '../rulebook/policy.ts'
import type { TicketType } from './machine.ts'

export type Account = {
  accountClass: 'general' | 'special'
  /** The number agreed with it; null: what the rulebook says of its class. */
  inProgressLimit: number | null
}

/**
 * How many cases of an organization may be in progress at once (CL-10, CS-2); null: as many as needed.
 * `off`: the rulebook limits no class, or none of this type, whatever the account.
 */
export function inProgressLimit(
  { type, account }: { type: TicketType; account: Account | null },
  policy: Pick<ClassificationPolicy, 'inProgressLimit' | 'inProgressTypes'>,
): number | null | 'off' {
  const { general, special } = policy.inProgressLimit
  const types: readonly TicketType[] = policy.inProgressTypes
  if ((general === null && special === null) || !types.includes(type)) return 'off'
  return account && (account.inProgressLimit ?? policy.inProgressLimit[account.accountClass])
}
