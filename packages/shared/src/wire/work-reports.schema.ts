import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  NamedThing,
  nullable,
  page,
  pageFields,
  strict,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { Coverage, WorkComponent } from './vocabulary.schema.ts'

const format = Type.Optional(Type.Enum(['json', 'csv', 'xlsx'], { type: 'string' }))
const Count = Type.Integer({ minimum: 0 })

/** Days worked, in the desk's zone; default: this month and the last. At most three years. */
const period = { from: Type.Optional(LocalDate), to: Type.Optional(LocalDate) }
const spanned = { from: LocalDate, to: LocalDate, timeZone: Type.String(), at: Instant }

const workFilter = {
  ...period,
  userId: Type.Optional(Uuid),
  organizationId: Type.Optional(Uuid),
  contractId: Type.Optional(Uuid),
  component: Type.Optional(WorkComponent),
}

const workSums = {
  entries: Count,
  cases: Count,
  /** As it was logged. */
  workedMinutes: Minutes,
  /** To contracts. */
  chargedMinutes: Minutes,
}

/** `GET /reports/rp-8`: hours charged to contracts by who did the work, with customers. */
export const WorkReportQuery = Type.Object({ ...workFilter, format }, strict)
export type WorkReportQuery = Static<typeof WorkReportQuery>

export const WorkReport = Type.Object({
  ...spanned,
  totals: Type.Object({ people: Count, organizations: Count, ...workSums }),
  /** Most charged first, at most 500. */
  people: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      ...workSums,
      /** Most charged first. */
      organizations: Type.Array(Type.Object({ ...NamedThing.properties, ...workSums })),
    }),
  ),
  peopleLeftOff: Count,
})
export type WorkReport = Static<typeof WorkReport>

/** `GET /reports/rp-8/work`: the work behind a figure, newest first. */
export const WorkLinesQuery = Type.Object({ ...pageFields, ...workFilter }, strict)
export type WorkLinesQuery = Static<typeof WorkLinesQuery>

export const WorkLine = Type.Object({
  id: Uuid,
  workedOn: LocalDate,
  startedAt: Instant,
  person: NamedThing,
  ticketNumber: TicketNumber,
  subject: Type.String(),
  organization: NamedThing,
  contract: nullable(Type.Object({ id: Uuid, number: Type.String(), name: Type.String() })),
  coverage: Coverage,
  component: WorkComponent,
  description: Type.String(),
  workedMinutes: Minutes,
  chargedMinutes: Minutes,
})
export type WorkLine = Static<typeof WorkLine>

export const WorkLines = page(WorkLine)
export type WorkLines = Static<typeof WorkLines>

/** A code of the catalogue `offline-types` (HR-13). */
const TypeCode = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$', minLength: 1, maxLength: 64 })

const timeFilter = {
  ...period,
  userId: Type.Optional(Uuid),
  typeCode: Type.Optional(TypeCode),
}

export const TimeGroupBy = Type.Enum(['person', 'type'], { type: 'string' })
export type TimeGroupBy = Static<typeof TimeGroupBy>

/** `GET /reports/rp-10`: time of agents that is not on cases. */
export const TimeReportQuery = Type.Object(
  { ...timeFilter, groupBy: Type.Optional(TimeGroupBy), format },
  strict,
)
export type TimeReportQuery = Static<typeof TimeReportQuery>

const timeSums = { entries: Count, minutes: Minutes }

export const TimeReport = Type.Object({
  ...spanned,
  groupBy: TimeGroupBy,
  totals: Type.Object({
    people: Count,
    ...timeSums,
    /** What the same people worked on cases in the period. */
    onCasesMinutes: Minutes,
  }),
  /** Most time first, at most 500. */
  groups: Type.Array(
    Type.Object({
      /** Of a person their id, of a type its code. */
      key: Type.String(),
      name: Type.String(),
      ...timeSums,
      /** Of a person its types, of a type its people; most time first. */
      parts: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...timeSums })),
    }),
  ),
  groupsLeftOff: Count,
})
export type TimeReport = Static<typeof TimeReport>

/** `GET /reports/rp-10/entries`: the entries behind a figure, newest first. */
export const TimeLinesQuery = Type.Object({ ...pageFields, ...timeFilter }, strict)
export type TimeLinesQuery = Static<typeof TimeLinesQuery>

export const TimeLine = Type.Object({
  id: Uuid,
  workedOn: LocalDate,
  startedAt: Instant,
  person: NamedThing,
  type: Type.Object({ code: TypeCode, name: Type.String() }),
  minutes: Minutes,
  note: nullable(Type.String()),
})
export type TimeLine = Static<typeof TimeLine>

export const TimeLines = page(TimeLine)
export type TimeLines = Static<typeof TimeLines>
