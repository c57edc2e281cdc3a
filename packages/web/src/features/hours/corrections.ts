import type { StatementLine } from '@mesa/shared/wire/postings.schema'

type Leg = Pick<StatementLine, 'seq' | 'effectiveOn'>

/** Of each posting at hand: the one it undoes, and the one that undid it. */
export function correctionsIn(lines: readonly StatementLine[]) {
  const byPosting = new Map<string, Leg>(lines.map((line) => [line.postingId, line]))
  const undoneBy = new Map<string, Leg>(
    lines.flatMap((line) => (line.reversesId === null ? [] : [[line.reversesId, line] as const])),
  )
  return {
    undoes: ({ reversesId }: StatementLine): Leg | undefined => byPosting.get(reversesId ?? ''),
    undoneBy: ({ postingId }: StatementLine): Leg | undefined => undoneBy.get(postingId),
  }
}

export type Corrections = ReturnType<typeof correctionsIn>
