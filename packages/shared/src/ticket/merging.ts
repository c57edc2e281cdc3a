import type { TicketState } from './machine.ts'

/** How long a merge can be undone (IN-6). */
export const unmergeMs = 24 * 3_600_000

export type MergeSide = {
  id: string
  organizationId: string
  state: TicketState
  /** Set: it is merged already. */
  mergedIntoId: string | null
}
export type MergeRefusal = 'case_merged' | 'merge_chain' | 'merge_elsewhere' | 'invalid_transition'

/**
 * May this ticket become part of that case (IN-6)? Merged cases form no chains: `original` is the end
 * of its own, and a ticket that others were merged into stays. `null`: it may.
 */
export function mergeRefusal(
  ticket: MergeSide,
  { original, hasMerged }: { original: MergeSide; hasMerged: boolean },
): MergeRefusal | null {
  if (ticket.mergedIntoId !== null) return 'case_merged'
  if (original.id === ticket.id || hasMerged || original.mergedIntoId !== null) return 'merge_chain'
  if (original.organizationId !== ticket.organizationId) return 'merge_elsewhere'
  // What is over is reopened first, else nobody would read what was merged into it.
  const isOver = original.state === 'closed' || original.state === 'cancelled'
  return isOver ? 'invalid_transition' : null
}
