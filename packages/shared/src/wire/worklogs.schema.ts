import { Type, type Static } from 'typebox'
import {
  Instant,
  Minutes,
  Money,
  nullable,
  page,
  PersonView,
  SignedMinutes,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { WorkComponent } from './vocabulary.schema.ts'

const workMinutes = Type.Integer({ minimum: 1, maximum: 1440 })
const people = Type.Array(Uuid, { minItems: 1, maxItems: 20, uniqueItems: true })
const WorklogWarning = Type.Enum(['overlaps_own_work'], { type: 'string' })

/**
 * `POST /tickets/:ref/worklogs` (HR-5): 201 with `WorklogView`, whatever the balance is. `id` may be
 * made by the client: the same again answers the first result, another body `entry_id_reused`.
 */
export const WorklogBody = Type.Object(
  {
    id: Type.Optional(Uuid),
    component: WorkComponent,
    startedAt: Instant,
    minutes: workMinutes,
    description: text(4000),
    /** Default true. */
    billable: Type.Optional(Type.Boolean()),
    /** Who worked together; one entry each. Default: the caller alone. */
    people: Type.Optional(people),
  },
  strict,
)
export type WorklogBody = Static<typeof WorklogBody>

/** Why not all rounded minutes were charged. */
export const UnchargedWhy = Type.Enum(
  [
    'consent_limit',
    'balance',
    // Agreed to beyond lots (HR-6): at the price of an hour on the worklog, or held by the next lot.
    'agreed_at_rate',
    'waits_for_lot',
    'outside_contract',
    'no_contract',
    'not_billable',
    'coverage',
  ],
  { type: 'string' },
)
export type UnchargedWhy = Static<typeof UnchargedWhy>

/** rounded = charged + uncharged (docs/design/ledger.md); `why` only when uncharged > 0. */
const chargeFields = {
  loggedMinutes: Minutes,
  roundedMinutes: Minutes,
  chargedMinutes: Minutes,
  unchargedMinutes: Minutes,
  why: Type.Optional(UnchargedWhy),
}

/** One of several who worked together. */
const WorklogPerson = Type.Object({
  id: Uuid,
  name: Type.String(),
  worklogId: Uuid,
  chargedMinutes: Minutes,
  unchargedMinutes: Minutes,
  /** Of the answer to what was just logged; a list names none. */
  warnings: Type.Array(WorklogWarning),
})
export type WorklogPerson = Static<typeof WorklogPerson>

/** What put an entry right, which counts no longer; `worklogId` null: it was withdrawn. */
const WorklogCorrection = Type.Object({
  worklogId: nullable(Uuid),
  by: Type.String(),
  at: Instant,
  reason: Type.String(),
})

export const WorklogView = Type.Object({
  id: Uuid,
  ticketId: Uuid,
  ticketNumber: TicketNumber,
  component: WorkComponent,
  startedAt: Instant,
  minutes: Minutes,
  description: Type.String(),
  billable: Type.Boolean(),
  /** IN-1: by which accepted request it was done outside of hours, at that request's price. */
  afterHoursRequestId: nullable(Uuid),
  author: PersonView,
  createdAt: Instant,
  ...chargeFields,
  contractId: nullable(Uuid),
  /** Available minutes of the contract after this entry; null without a contract. */
  balanceAfterMinutes: nullable(SignedMinutes),
  /** Accepted consents that carry what was charged. */
  consentIds: Type.Array(Uuid),
  warnings: Type.Array(WorklogWarning),
  /** What a minute of it counts, by the contract's terms; 100: one. */
  weightPercent: Type.Integer({ minimum: 0, maximum: 1000 }),
  /** The price of an hour on the day worked, where lots do not pay it; null to who sees no money. */
  hourPrice: nullable(Money),
  /** The entry that this one puts right. */
  correctsId: nullable(Uuid),
  correctedBy: nullable(WorklogCorrection),
  /** With whom it was logged at once, its own included; empty: alone. */
  people: Type.Array(WorklogPerson),
})
export type WorklogView = Static<typeof WorklogView>

/**
 * `POST /worklogs/:id/correction` (HR-5): its charge is given back and the entry posted anew as another,
 * or, with `void`, not at all. 201 with the new entry, or with the one withdrawn. Errors:
 * `already_corrected`, `month_closed`, `entry_id_reused`.
 */
export const WorklogCorrectionBody = Type.Object(
  {
    /** Made by the client; of the new entry, where there is one. */
    id: Type.Optional(Uuid),
    component: Type.Optional(WorkComponent),
    startedAt: Type.Optional(Instant),
    minutes: Type.Optional(workMinutes),
    description: Type.Optional(text(4000)),
    billable: Type.Optional(Type.Boolean()),
    /** Nothing takes its place; no other field goes with it. */
    void: Type.Optional(Type.Literal(true)),
    reason: text(2000),
  },
  strict,
)
export type WorklogCorrectionBody = Static<typeof WorklogCorrectionBody>

/** `GET /tickets/:ref/worklogs`, newest first. */
export const WorklogList = page(WorklogView)
export type WorklogList = Static<typeof WorklogList>

/** `POST /tickets/:ref/worklogs/preview`: what the entry would charge now; nothing is stored. */
export const WorklogPreviewBody = Type.Object(
  {
    component: WorkComponent,
    minutes: workMinutes,
    startedAt: Type.Optional(Instant),
    billable: Type.Optional(Type.Boolean()),
    people: Type.Optional(people),
  },
  strict,
)
export type WorklogPreviewBody = Static<typeof WorklogPreviewBody>

export const WorklogPreviewView = Type.Object({
  ...chargeFields,
  chargedBeforeMinutes: Minutes,
  /** max(consent-free threshold, accepted consents); null where there is no threshold. */
  limitMinutes: nullable(Minutes),
  heldAfterMinutes: Minutes,
  balanceAfterMinutes: nullable(SignedMinutes),
})
export type WorklogPreviewView = Static<typeof WorklogPreviewView>
