import type { PostingKind, PostingView } from '@mesa/shared/wire/postings.schema'

export const shownBuckets = ['available', 'held', 'consumed', 'expired', 'overdraft'] as const
export type ShownBucket = (typeof shownBuckets)[number]

/**
 * What a posting changes of a bucket, over all its lots, as people count: `overdraft` is kept below
 * nothing in the ledger and said as the minutes owed.
 */
export function minutesIn({ lines }: Pick<PostingView, 'lines'>, bucket: ShownBucket): number {
  const sum = lines.reduce(
    (total, line) => (line.bucket === bucket ? total + line.minutes : total),
    0,
  )
  return bucket === 'overdraft' && sum !== 0 ? -sum : sum
}

/** Minutes recorded and not charged. */
export const memoOf = ({ lines }: Pick<PostingView, 'lines'>): number =>
  lines.reduce((sum, line) => (line.bucket === 'memo' ? sum + line.minutes : sum), 0)

const reversibleKinds: readonly PostingKind[] = ['grant', 'consume', 'capture', 'memo', 'adjust']

export type NotReversible = 'kind' | 'expire' | 'settle' | 'reverse' | 'done'

/** Why nobody can reverse a posting; null where it can be tried. */
export function whyNotReversible(
  { kind }: Pick<PostingView, 'kind'>,
  isReversed: boolean,
): NotReversible | null {
  if (isReversed) return 'done'
  if (reversibleKinds.includes(kind)) return null
  return kind === 'expire' || kind === 'settle' || kind === 'reverse' ? kind : 'kind'
}

type Shown = Pick<PostingView, 'id' | 'seq' | 'reversesId'>

/** Of the postings at hand: the number of the one that reverses each, and of the one each reverses. */
export function reversalsAmong(postings: readonly Shown[]) {
  const seqOf = new Map(postings.map(({ id, seq }) => [id, seq]))
  const reversedBy = new Map(
    postings.flatMap(({ seq, reversesId }) => (reversesId === null ? [] : [[reversesId, seq]])),
  )
  return {
    reverses: ({ reversesId }: Shown) =>
      reversesId === null ? undefined : (seqOf.get(reversesId) ?? null),
    reversedBy: ({ id }: Shown) => reversedBy.get(id) ?? null,
  }
}
