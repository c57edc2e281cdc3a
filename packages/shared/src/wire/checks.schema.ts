import { Type, type Static } from 'typebox'
import { Instant, page, pageFields, strict, Uuid } from './common.schema.ts'

/** One nightly recomputation of ledger, record and clocks; sound when nothing differs. */
export const CheckView = Type.Object({
  id: Uuid,
  checkedAt: Instant,
  tookMs: Type.Integer({ minimum: 0 }),
  isSound: Type.Boolean(),
  /** Chains and events of the record that were recomputed. */
  chains: Type.Integer({ minimum: 0 }),
  events: Type.Integer({ minimum: 0 }),
  /** Broken invariants of the hour ledger (I1–I16), and broken chains of the record. */
  violations: Type.Integer({ minimum: 0 }),
  brokenChains: Type.Integer({ minimum: 0 }),
  /** Days of published heads that were compared, and what differs from them. */
  publishedDays: Type.Integer({ minimum: 0 }),
  publishedFaults: Type.Integer({ minimum: 0 }),
  /** Clocks that were replayed, and differences between them and their events, rows and timers. */
  clocks: Type.Integer({ minimum: 0 }),
  clockDifferences: Type.Integer({ minimum: 0 }),
})
export type CheckView = Static<typeof CheckView>

/** `GET /audit/checks`, newest first; supervisors and administrators. */
export const CheckList = page(CheckView)
export type CheckList = Static<typeof CheckList>

export const CheckListQuery = Type.Object(pageFields, strict)
export type CheckListQuery = Static<typeof CheckListQuery>
