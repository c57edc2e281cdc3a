import { Type, type Static } from 'typebox'
import {
  Instant,
  Minutes,
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
  },
  strict,
)
export type WorklogBody = Static<typeof WorklogBody>

/** Why not all rounded minutes were charged. */
export const UnchargedWhy = Type.Enum(
  ['consent_limit', 'balance', 'no_contract', 'not_billable', 'coverage'],
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
  warnings: Type.Array(Type.Enum(['overlaps_own_work'], { type: 'string' })),
})
export type WorklogView = Static<typeof WorklogView>

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
