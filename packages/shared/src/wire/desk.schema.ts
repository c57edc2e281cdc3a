import { Type, type Static } from 'typebox'
import {
  Email,
  Instant,
  LocalDate,
  Minutes,
  nullable,
  strict,
  text,
  TimeZone,
} from './common.schema.ts'
import { DeskSlug, NewPassword } from './session.schema.ts'
import {
  Channel,
  Criticality,
  EvidenceKind,
  Level,
  Locale,
  TicketType,
  WorkComponent,
} from './vocabulary.schema.ts'

const Enforcement = Type.Enum(['refuse', 'flag', 'off'], { type: 'string' })

/** Wall-clock times in the desk's zone; `end` exclusive, up to `24:00`. */
export const WallInterval = Type.Object({ start: Type.String(), end: Type.String() })
export type WallInterval = Static<typeof WallInterval>

/**
 * Attention hours now, by the calendar that holds for the reader: a customer's organization or only
 * contract may have its own. `nextOpenAt` is when it resumes (null while open), `nextCloseAt` null while closed.
 */
export const AttentionView = Type.Object({
  open: Type.Boolean(),
  nextOpenAt: nullable(Instant),
  nextCloseAt: nullable(Instant),
  /** The first opening of a later day: when work goes on after today. */
  nextDayOpenAt: nullable(Instant),
  todayIntervals: Type.Array(WallInterval),
  /** Of `todayIntervals`. */
  timeZone: Type.String(),
  /** From today on, the next date closed although its weekday is not; null within the coming two months. */
  nextHoliday: nullable(Type.Object({ date: LocalDate, name: nullable(Type.String()) })),
})
export type AttentionView = Static<typeof AttentionView>

/** `business` minutes run in attention hours only, `clock` minutes always. */
const PolicyTarget = Type.Object({
  minutes: Minutes,
  unit: Type.Enum(['business', 'clock'], { type: 'string' }),
})

/** The parts of the rulebook in force that screens need; names as in the policy document. */
export const DeskPolicyView = Type.Object({
  channels: Type.Object({ open: Type.Array(Channel), reply: Type.Array(Channel) }),
  entitlement: Type.Object({
    contract: Enforcement,
    standing: Enforcement,
    openCaseLimit: Type.Enum(['byPlan', 'off'], { type: 'string' }),
    keyUsersOnly: Type.Boolean(),
    keyUsersMax: Type.Integer(),
    backupKeyUsersMax: Type.Integer(),
    conditions: Type.Enum(['once', 'off'], { type: 'string' }),
    training: Type.Enum(['required', 'off'], { type: 'string' }),
    onLapse: Type.Enum(['continue', 'hold'], { type: 'string' }),
  }),
  intake: Type.Object({
    subjectRule: Type.Enum(['moduleAndCase', 'off'], { type: 'string' }),
    subjectsRefused: Type.Array(Type.String()),
    evidence: Enforcement,
    /** By category code; `*` for every other. */
    evidenceByCategory: Type.Record(Type.String(), Type.Array(EvidenceKind)),
    duplicates: Type.Enum(['ask', 'off'], { type: 'string' }),
    priorityReasons: Type.Array(Type.String()),
    away: Type.Boolean(),
    afterHours: Type.Enum(['request', 'off'], { type: 'string' }),
    followUpPrefill: Type.Boolean(),
    criticalWindowNoticeDays: Type.Integer(),
  }),
  terms: Type.Object({ perCase: Type.Boolean() }),
  classification: Type.Object({
    types: Type.Array(TicketType),
    impact: Type.Boolean(),
    criticality: Type.Boolean(),
    defaultCriticality: Criticality,
    levels: Type.Array(Level),
    /** Cases of an organization in progress at once, by its account class; null: no limit. */
    inProgressLimit: Type.Object({
      general: nullable(Type.Integer()),
      special: nullable(Type.Integer()),
    }),
    inProgressTypes: Type.Array(TicketType),
  }),
  targets: Type.Object({
    /** By criticality or impact; `*` holds until one is ruled. */
    firstReply: Type.Record(Type.String(), PolicyTarget),
    nextReply: nullable(PolicyTarget),
    resolution: nullable(PolicyTarget),
  }),
  silence: Type.Object({
    customerBusinessDays: nullable(Type.Integer()),
    warnBusinessDaysBefore: Type.Integer(),
    redAfter: nullable(PolicyTarget),
    redTypes: Type.Array(TicketType),
    internalNoteWhitens: Type.Boolean(),
    escalateAfter: nullable(PolicyTarget),
  }),
  closing: Type.Object({
    validationRequired: Type.Boolean(),
    reopenBusinessDays: Type.Integer(),
    rating: Type.Boolean(),
  }),
  hours: Type.Object({
    consentAboveMinutes: nullable(Minutes),
    consentExpiresBusinessDays: Type.Integer(),
    roundingMinutes: Type.Integer(),
    components: Type.Array(WorkComponent),
    maintenance: Type.Enum(['yearly', 'off'], { type: 'string' }),
  }),
  answers: Type.Object({ nature: Type.Enum(['optional', 'required'], { type: 'string' }) }),
  mail: Type.Object({ carries: Type.Enum(['full', 'link'], { type: 'string' }) }),
  away: Type.Object({ pausesDeskClocks: Type.Boolean() }),
})
export type DeskPolicyView = Static<typeof DeskPolicyView>

/** `GET /desk`, for any signed-in caller. */
export const DeskView = Type.Object({
  name: Type.String(),
  slug: Type.String(),
  timeZone: Type.String(),
  locale: Locale,
  attention: AttentionView,
  policy: DeskPolicyView,
  /** What work may be logged as (HR-5), in the reader's language; those retired too, for what was logged before. */
  components: Type.Array(Type.Object({ code: WorkComponent, name: Type.String() })),
  attachments: Type.Object({
    maxBytes: Type.Integer({ minimum: 1 }),
    maxFiles: Type.Integer({ minimum: 1 }),
    mediaTypes: Type.Array(Type.String()),
  }),
})
export type DeskView = Static<typeof DeskView>

/** `GET /desk/public`: what the sign-in page shows; `needsSetup` on an installation without an administrator. */
export const DeskPublicView = Type.Object({
  name: nullable(Type.String()),
  slug: nullable(Type.String()),
  locale: Locale,
  needsSetup: Type.Boolean(),
  isDemo: Type.Boolean(),
  /** Providers of single sign-on: `GET /auth/oidc/:slug/start`. */
  signOn: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })),
  /** Where no desk was meant: those of a demonstration, at `/d/:slug`; elsewhere they are not told. */
  desks: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })),
})
export type DeskPublicView = Static<typeof DeskPublicView>

/** `POST /setup`: the first desk and its administrator, with the token printed at start; once (409 `setup_done`). Answered with `SessionView`. */
export const SetupBody = Type.Object(
  {
    token: text(200, 16),
    desk: Type.Object(
      {
        name: text(120),
        slug: DeskSlug,
        timeZone: TimeZone,
        locale: Locale,
      },
      strict,
    ),
    admin: Type.Object({ name: text(120), email: Email, password: NewPassword }, strict),
  },
  strict,
)
export type SetupBody = Static<typeof SetupBody>
