import type { WorklogView } from '@mesa/shared/wire/worklogs.schema'

const minuteMs = 60_000

/** The case that is worked on, when it was opened (ISO), and by whom the work is done. */
export type WorkedCase = {
  number: number
  openedAt: string
  userId: string
  /** Also work of others. */
  mayCorrectAll: boolean
}
export type Span = { startMs: number; minutes: number }
type Known = {
  /** When the case was opened, ISO. */
  openedAt: string
  authorId: string
  entries: readonly WorklogView[]
}
export type Doubts = { beginsBeforeCase: boolean; sameTime: WorklogView | undefined }

/** What looks mistaken in work about to be logged; it may be right, so nobody is refused. */
export function doubtsOf(
  { startMs, minutes }: Span,
  { openedAt, authorId, entries }: Known,
): Doubts {
  const endMs = startMs + minutes * minuteMs
  const openedMinuteMs = Math.floor(Date.parse(openedAt) / minuteMs) * minuteMs
  const sameTime = entries.find(
    (entry) =>
      entry.author.id === authorId &&
      entry.correctedBy === null &&
      startMs < endOf(entry) &&
      endMs > Date.parse(entry.startedAt),
  )
  return { beginsBeforeCase: startMs < openedMinuteMs, sameTime }
}

export const endOf = ({ startedAt, minutes }: Pick<WorklogView, 'startedAt' | 'minutes'>): number =>
  Date.parse(startedAt) + minutes * minuteMs
