export type PriorityFacts = {
  /** The reason of the rulebook's list that was chosen. */
  reason: { needsNotice: boolean } | null
  /** Why it is urgent, in the words of who says so. */
  note: string | null
  /** Announced, not cancelled, and open when the case is opened. */
  window: { isLate: boolean } | null
}
export type PriorityDecision =
  | { kind: 'priority'; state: 'claimed' | 'confirmed' }
  | { kind: 'ordinary' }
  | { kind: 'refused'; code: 'priority_note_required' }

/**
 * IN-7, IN-10: inside of a critical window a case is a priority at once; a claimed one stands until
 * the desk rules. A reason that had to be announced, and was not in time, must say why.
 */
export function decidePriority({ reason, note, window }: PriorityFacts): PriorityDecision {
  const isAnnounced = window !== null && !window.isLate
  if (reason?.needsNotice && !isAnnounced && note === null)
    return { kind: 'refused', code: 'priority_note_required' }
  if (window !== null) return { kind: 'priority', state: 'confirmed' }
  return reason === null ? { kind: 'ordinary' } : { kind: 'priority', state: 'claimed' }
}

/** IN-10: announced with fewer days to go than asked for; dates `YYYY-MM-DD` of the desk. */
export function isAnnouncedLate(
  { announcedOn, startsOn }: { announcedOn: string; startsOn: string },
  noticeDays: number,
): boolean {
  const dayMs = 86_400_000
  return Math.round((Date.parse(startsOn) - Date.parse(announcedOn)) / dayMs) < noticeDays
}

/** 0 sorts first; what was downgraded queues with the others. */
export const queueRankOf = (state: 'claimed' | 'confirmed' | 'downgraded' | null): 0 | 1 =>
  state === 'claimed' || state === 'confirmed' ? 0 : 1
