/** Which earlier replies an expectation was made of, the nearest first. */
export type ExpectationBasis = 'product_criticality_place' | 'criticality_place' | 'place' | 'all'

/** From when to when (epoch ms) a case waited for its first reply; null: it still does. */
export type ReplyWait = { startedAt: number; finishedAt: number | null }

/** A first reply that came, and where its case stood in the queue when it was received. */
export type AnsweredReply = {
  productId: string
  criticality: string | null
  /** `bucketOf` its place. */
  bucket: number
  /** Business minutes by its own calendar. */
  minutes: number
}

/** Of `sample` replies half came within `median` business minutes, four in five within `latest`. */
export type ReplySpread = { median: number; latest: number; sample: number }
export type ReplySpreads = Readonly<Record<string, ReplySpread>>
export type Expectation = ReplySpread & { basis: ExpectationBasis }

/** Fewer say nothing about the next. */
export const sampleMin = 20

/** How many cases are ahead where a bucket of places begins; the first bucket has none ahead. */
export const placeEdges = [1, 3, 6, 11, 21, 51] as const

/** Bucket of a place: 0 with nobody ahead, 6 behind more than fifty. */
export const bucketOf = (ahead: number): number => placeEdges.filter((edge) => edge <= ahead).length

/** How many waited already, and still did, when each was received; in the order given. */
export function placesAtStart(waits: readonly ReplyWait[]): number[] {
  const starts = Float64Array.from(waits, ({ startedAt }) => startedAt).toSorted()
  const ends = Float64Array.from(
    waits.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [finishedAt])),
  ).toSorted()
  return waits.map(({ startedAt }) =>
    Math.max(0, countBelow(starts, startedAt) - countBelow(ends, startedAt + 1)),
  )
}

/** How many of an ascending list are less than a value. */
function countBelow(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Spreads of every group with enough replies, by its key. */
export function spreadReplies(replies: readonly AnsweredReply[]): ReplySpreads {
  const groups = new Map<string, number[]>()
  for (const reply of replies) {
    for (const { key } of keysOf(reply)) {
      const group = groups.get(key)
      if (group) group.push(reply.minutes)
      else groups.set(key, [reply.minutes])
    }
  }
  return Object.fromEntries(
    [...groups]
      .filter(([, minutes]) => minutes.length >= sampleMin)
      .map(([key, minutes]) => [key, spreadOf(minutes.toSorted((a, b) => a - b))]),
  )
}

/** By nearest rank: a reply that did come. */
function spreadOf(sorted: readonly number[]): ReplySpread {
  const rank = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? 0
  return { median: rank(0.5), latest: rank(0.8), sample: sorted.length }
}

/** What the nearest group with enough replies says; null: there is no history yet. */
export function expectReply(
  spreads: ReplySpreads,
  wanted: Omit<AnsweredReply, 'minutes'>,
): Expectation | null {
  for (const { key, basis } of keysOf(wanted)) {
    const spread = spreads[key]
    if (spread) return { basis, ...spread }
  }
  return null
}

/** The groups of a case, the nearest first; before it is ruled its place alone is known. */
function keysOf({ productId, criticality, bucket }: Omit<AnsweredReply, 'minutes'>) {
  const keys: Array<{ key: string; basis: ExpectationBasis }> = []
  if (criticality !== null) {
    keys.push(
      { key: `${productId}/${criticality}/${bucket}`, basis: 'product_criticality_place' },
      { key: `*/${criticality}/${bucket}`, basis: 'criticality_place' },
    )
  }
  keys.push({ key: `*/*/${bucket}`, basis: 'place' }, { key: '*/*/*', basis: 'all' })
  return keys
}

/** Of the oldest who wait, ascending: where each bucket of places begins. */
export const queueEdges = (starts: readonly number[]): number[] =>
  placeEdges.flatMap((edge) => starts[edge - 1] ?? [])

/** The bucket of one who waits since an instant, in the queue of those edges. */
export const bucketInQueue = (edges: readonly number[], startedAt: number): number =>
  edges.filter((edge) => edge < startedAt).length
