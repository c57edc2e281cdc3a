export type LotBucket = 'available' | 'held' | 'consumed' | 'expired'
/** Buckets of the account. `consumed` without a lot is the counterpart of `overdraft`. */
export type AccountBucket = 'source' | 'overdraft' | 'memo_source' | 'memo'
export type Bucket = LotBucket | AccountBucket

/** One side of a posting: signed whole minutes, never zero. `lotId` is null for the account's buckets. */
export type Line = { lotId: string | null; bucket: Bucket; minutes: number }

export type PostingKind =
  | 'grant'
  | 'hold'
  | 'capture'
  | 'release'
  | 'consume'
  | 'memo'
  | 'expire'
  | 'reverse'
  | 'adjust'
  | 'settle'

/** Dates are `YYYY-MM-DD` in the contract's time zone; `validUntil` is exclusive. */
export type LotState = {
  id: string
  validFrom: string
  validUntil: string
  createdSeq: number
  availableMinutes: number
  heldMinutes: number
}

/** Minutes of one lot, at least 1. */
export type LotPart = { lotId: string; minutes: number }

export type Coverage = 'contract' | 'warranty' | 'included' | 'independent' | 'courtesy'
