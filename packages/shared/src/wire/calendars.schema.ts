import { Type, type Static } from 'typebox'
import { Instant, nullable, page, pageFields, strict, text, Uuid } from './common.schema.ts'

const count = Type.Integer({ minimum: 0 })

/** From 1970 to 2199, which business time can count (docs/design/clocks.md). */
const datePattern = '^(19[7-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
const CalendarDate = Type.String({ pattern: datePattern, minLength: 10, maxLength: 10 })

const LocalTime = Type.String({
  pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  minLength: 5,
  maxLength: 5,
})

/** `["09:00", "17:00"]`: start inclusive, end exclusive. */
const Interval = Type.Unsafe<[start: string, end: string]>(
  Type.Array(LocalTime, { minItems: 2, maxItems: 2 }),
)
const Intervals = Type.Array(Interval, { maxItems: 24 })
const hours = Type.Optional(Intervals)

/** ISO 3166-1 alpha-2. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 })

/** Open hours by ISO weekday, Monday 1. */
export const WeeklyHours = Type.Object(
  { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours },
  strict,
)

/** `packages/shared/src/business-time/definition.ts`, as it crosses the wire. */
export const CalendarDefinitionBody = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    weekly: WeeklyHours,
    /** Closed all day. */
    holidays: Type.Array(CalendarDate, { maxItems: 1000 }),
    /** Replace the hours of their date; without intervals: closed. */
    exceptions: Type.Array(Type.Object({ date: CalendarDate, intervals: Intervals }, strict), {
      maxItems: 1000,
    }),
  },
  strict,
)
export type CalendarDefinitionBody = Static<typeof CalendarDefinitionBody>

/** Names of holidays and exceptions by their date. */
export const CalendarLabels = Type.Record(Type.String({ pattern: datePattern }), text(120), {
  ...strict,
  maxProperties: 2000,
})
export type CalendarLabels = Static<typeof CalendarLabels>

/** How far the clocks that run have followed a version or another calendar. */
export const CalendarChangeView = Type.Object({
  id: Uuid,
  /** `assignment`: a contract, an organization or the desk took another calendar. */
  kind: Type.Enum(['forward', 'correction', 'assignment'], { type: 'string' }),
  state: Type.Enum(['waiting', 'running', 'done'], { type: 'string' }),
  clocksChanged: count,
  startedAt: nullable(Instant),
  finishedAt: nullable(Instant),
})
export type CalendarChangeView = Static<typeof CalendarChangeView>

export const CalendarVersionView = Type.Object({
  id: Uuid,
  /** 1, 2, 3 …; the newest is in force. */
  version: Type.Integer({ minimum: 1 }),
  definition: CalendarDefinitionBody,
  labels: CalendarLabels,
  note: nullable(Type.String()),
  createdBy: nullable(Type.String()),
  createdAt: Instant,
  /** Clocks are measured by it from here on; before `createdAt`: a signed correction. */
  effectiveAt: Instant,
  isCorrection: Type.Boolean(),
  /** Why it was corrected. */
  reason: nullable(Type.String()),
  /** Null of a first version, under which nothing ran before. */
  change: nullable(CalendarChangeView),
})
export type CalendarVersionView = Static<typeof CalendarVersionView>

/** `GET /calendars/:id/versions`, newest first. */
export const CalendarVersionList = page(CalendarVersionView)
export type CalendarVersionList = Static<typeof CalendarVersionList>

export const CalendarView = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** The desk's own: measures what no contract and no organization gives another calendar. */
  isDefault: Type.Boolean(),
  /** Whose holidays are proposed each year. */
  holidayCountry: nullable(Country),
  retired: Type.Boolean(),
  currentVersion: CalendarVersionView,
  usage: Type.Object({ organizations: count, contracts: count, runningClocks: count }),
  openProposals: count,
  createdAt: Instant,
  etag: Type.String(),
})
export type CalendarView = Static<typeof CalendarView>

/** `GET /calendars`, the desk's own first, then by name. */
export const CalendarList = page(CalendarView)
export type CalendarList = Static<typeof CalendarList>

export const CalendarListQuery = Type.Object(
  { ...pageFields, includeRetired: Type.Optional(Type.Boolean()) },
  strict,
)
export type CalendarListQuery = Static<typeof CalendarListQuery>

/** `POST /calendars`; 422 `calendar_invalid` names the bad part of a senseless definition. */
export const CreateCalendarBody = Type.Object(
  {
    name: text(120),
    holidayCountry: Type.Optional(nullable(Country)),
    definition: CalendarDefinitionBody,
    labels: Type.Optional(CalendarLabels),
    note: Type.Optional(nullable(text(500))),
  },
  strict,
)
export type CreateCalendarBody = Static<typeof CreateCalendarBody>

/** `PATCH /calendars/:id`; one in use cannot be retired: 409 `in_use` with `usedBy`. */
export const PatchCalendarBody = Type.Object(
  {
    name: Type.Optional(text(120)),
    holidayCountry: Type.Optional(nullable(Country)),
    /** Only `true`: there is always one default, and another one takes its place. */
    isDefault: Type.Optional(Type.Literal(true)),
    retired: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1 },
)
export type PatchCalendarBody = Static<typeof PatchCalendarBody>

/**
 * `POST /calendars/:id/versions`: from now on; with `correctionFrom` a signed correction, which
 * needs a `reason`. 412 `stale` when `baseVersion` is not the newest.
 */
export const CreateCalendarVersionBody = Type.Object(
  {
    baseVersion: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    definition: CalendarDefinitionBody,
    labels: Type.Optional(CalendarLabels),
    note: Type.Optional(nullable(text(500))),
    correctionFrom: Type.Optional(Instant),
    reason: Type.Optional(text(2000)),
  },
  strict,
)
export type CreateCalendarVersionBody = Static<typeof CreateCalendarVersionBody>

/** `GET /calendars/:id/preview`: business time from an instant on, by the newest version. */
export const CalendarPreviewQuery = Type.Object(
  {
    from: Type.Optional(Instant),
    /** Eight hours unless said. */
    minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 525_600, default: 480 })),
  },
  strict,
)
export type CalendarPreviewQuery = Static<typeof CalendarPreviewQuery>

export const CalendarPreviewView = Type.Object({
  from: Instant,
  minutes: count,
  /** Null: the calendar has not that much open time left. */
  until: nullable(Instant),
  /** The first hundred local dates of the way, closed ones included. */
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      intervals: Type.Array(Type.Object({ from: Instant, until: Instant })),
      minutes: count,
      mark: nullable(Type.Enum(['holiday', 'exception'], { type: 'string' })),
      label: nullable(Type.String()),
    }),
  ),
})
export type CalendarPreviewView = Static<typeof CalendarPreviewView>
