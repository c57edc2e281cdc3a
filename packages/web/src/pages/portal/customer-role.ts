import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { MembershipView } from '@mesa/shared/wire/session.schema'

/** The organizations in which somebody decides for the others (EN-4). */
export const keyUserships = (memberships: readonly MembershipView[]): MembershipView[] =>
  memberships.filter(({ role }) => role !== 'requester')

/** Whoever writes for this organization leaves a draft to its key user; an empty id is their only one. */
export function leavesDraft(
  { entitlement }: DeskPolicyView,
  memberships: readonly MembershipView[],
  organizationId: string,
): boolean {
  if (!entitlement.keyUsersOnly) return false
  const one = memberships.find((membership) => membership.organizationId === organizationId)
  return (one ?? memberships[0])?.role === 'requester'
}
