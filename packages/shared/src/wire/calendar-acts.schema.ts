import { Type, type Static } from 'typebox'
import { CalendarDefinitionBody, Country } from './calendars.schema.ts'
import { Instant, nullable, page, strict, TicketNumber, Uuid } from './common.schema.ts'

const count = Type.Integer({ minimum: 0 })

export const ClockMetric = Type.Enum(
  ['first_reply', 'next_reply', 'resolution', 'customer_reply', 'freshness'],
  { type: 'string' },
)
export type ClockMetric = Static<typeof ClockMetric>

/** `POST /calendars/:id/impact`: what a version would change if it were applied now; changes nothing. */
export const CalendarImpactBody = Type.Object(
  { definition: CalendarDefinitionBody, correctionFrom: Type.Optional(Instant) },
  strict,
)
export type CalendarImpactBody = Static<typeof CalendarImpactBody>

const moves = { later: count, earlier: count, breached: count }

export const CalendarImpactView = Type.Object({
  asOf: Instant,
  /** Unfinished clocks under this calendar. */
  clocks: count,
  /** Cases of which at least one clock moves. */
  casesMoved: count,
  /** `breached`: of those moved, how many would be late by the change itself. */
  metrics: Type.Array(Type.Object({ metric: ClockMetric, clocks: count, same: count, ...moves })),
  /** Each holiday or exception added, removed or changed, alone: what moves by it. The first sixty from now on. */
  dates: Type.Array(
    Type.Object({
      date: Type.String(),
      kind: Type.Enum(['holiday', 'exception'], { type: 'string' }),
      change: Type.Enum(['added', 'removed', 'changed'], { type: 'string' }),
      /** Cases that are due later, or earlier, by this date alone. */
      casesLater: count,
      casesEarlier: count,
    }),
  ),
  /** The first hundred clocks that move, the soonest due first. */
  items: Type.Array(
    Type.Object({
      ticketId: Uuid,
      ticketNumber: TicketNumber,
      subject: Type.String(),
      organizationName: Type.String(),
      metric: ClockMetric,
      before: nullable(Instant),
      after: nullable(Instant),
      isBreached: Type.Boolean(),
    }),
  ),
})
export type CalendarImpactView = Static<typeof CalendarImpactView>

export const CalendarVersionParams = Type.Object({ id: Uuid, versionId: Uuid }, strict)
export type CalendarVersionParams = Static<typeof CalendarVersionParams>

const ClockAtChange = Type.Object({
  state: nullable(Type.String()),
  dueAt: nullable(Instant),
  breachedAt: nullable(Instant),
})

/** `GET /calendars/:id/versions/:versionId/changes`: each clock the version was applied to. */
export const ClockChangeView = Type.Object({
  ticketId: Uuid,
  ticketNumber: TicketNumber,
  subject: Type.String(),
  organizationName: Type.String(),
  metric: ClockMetric,
  cycle: Type.Integer({ minimum: 1 }),
  kind: Type.Enum(['retarget', 'correct'], { type: 'string' }),
  at: Instant,
  recordedAt: Instant,
  actorName: Type.String(),
  before: ClockAtChange,
  after: ClockAtChange,
})
export type ClockChangeView = Static<typeof ClockChangeView>

export const ClockChangeList = page(ClockChangeView)
export type ClockChangeList = Static<typeof ClockChangeList>

/** `GET /holiday-packs`: countries whose holidays can be taken into a calendar. */
export const HolidayCountryList = page(
  Type.Object({
    code: Country,
    /** Checked against the country's laws and official lists. */
    isVerified: Type.Boolean(),
  }),
)
export type HolidayCountryList = Static<typeof HolidayCountryList>

export const HolidayPackParams = Type.Object({ country: Country }, strict)
export const HolidayPackQuery = Type.Object(
  /** The current one unless said. */
  { year: Type.Optional(Type.Integer({ minimum: 1970, maximum: 2199 })) },
  strict,
)

/** `GET /holiday-packs/:country`; no holidays: there is no pack of that year. */
export const HolidayPackView = Type.Object({
  country: Country,
  year: Type.Integer(),
  holidays: Type.Array(
    Type.Object({
      date: Type.String(),
      name: Type.String(),
      verified: Type.Boolean(),
      source: Type.Optional(Type.String()),
    }),
  ),
})
export type HolidayPackView = Static<typeof HolidayPackView>

const ProposedDate = Type.Object({
  date: Type.String(),
  name: Type.String(),
  verified: Type.Boolean(),
})

/** The holidays of a coming year, as a difference to what the calendar has. */
export const CalendarProposalView = Type.Object({
  id: Uuid,
  calendarId: Uuid,
  country: Country,
  year: Type.Integer(),
  additions: Type.Array(ProposedDate),
  removals: Type.Array(ProposedDate),
  status: Type.Enum(['open', 'accepted', 'dismissed'], { type: 'string' }),
  createdAt: Instant,
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Instant),
  /** The version an acceptance made. */
  versionId: nullable(Uuid),
})
export type CalendarProposalView = Static<typeof CalendarProposalView>

/** `GET /calendars/:id/proposals`, newest first. */
export const CalendarProposalList = page(CalendarProposalView)
export type CalendarProposalList = Static<typeof CalendarProposalList>

export const CalendarProposalParams = Type.Object({ id: Uuid, proposalId: Uuid }, strict)

/** `POST /calendars/:id/proposals/:proposalId/decision`: `accept` makes a version with the dates. */
export const CalendarProposalDecisionBody = Type.Object(
  { decision: Type.Enum(['accept', 'dismiss'], { type: 'string' }) },
  strict,
)
export type CalendarProposalDecisionBody = Static<typeof CalendarProposalDecisionBody>
