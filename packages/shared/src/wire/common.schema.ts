import { Type, type Static, type TSchema } from 'typebox'
import { problemCodes, type ProblemCode } from './problem-codes.ts'
import { UserRole } from './vocabulary.schema.ts'

/** For every body and query: an unknown property is refused (400), never ignored. */
export const strict = { additionalProperties: false } as const

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A bounded string in which something can be seen: the server refuses blanks in bodies as missing. */
export const text = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, 'x-visible': true })

/** A non-empty bounded string that may be blank: passwords, and what is looked for while it is typed. */
export const anyText = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const Uuid = Type.String({ format: 'uuid', minLength: 36, maxLength: 36 })
export type Uuid = Static<typeof Uuid>

/** RFC 3339; answers are in UTC with milliseconds. */
export const Instant = Type.String({ format: 'date-time', minLength: 20, maxLength: 35 })
export type Instant = Static<typeof Instant>

/** Calendar date `YYYY-MM-DD`. */
export const LocalDate = Type.String({ format: 'date', minLength: 10, maxLength: 10 })
export type LocalDate = Static<typeof LocalDate>

export const Minutes = Type.Integer({ minimum: 0, maximum: 100_000_000 })
export type Minutes = Static<typeof Minutes>

export const SignedMinutes = Type.Integer({ minimum: -100_000_000, maximum: 100_000_000 })
export type SignedMinutes = Static<typeof SignedMinutes>

/** Integer minor units and ISO 4217 currency. */
export const Money = Type.Object(
  {
    amount: Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', minLength: 3, maxLength: 3 }),
  },
  strict,
)
export type Money = Static<typeof Money>

export const Email = Type.String({ format: 'email', minLength: 3, maxLength: 254 })
export type Email = Static<typeof Email>

/** IANA zone, e.g. `America/Caracas`; the server checks that it exists. */
export const TimeZone = Type.String({
  pattern: '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}$',
  minLength: 2,
  maxLength: 64,
})
export type TimeZone = Static<typeof TimeZone>

/** SHA-256 in lower-case hex. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', minLength: 64, maxLength: 64 })
export type Sha256 = Static<typeof Sha256>

export const TicketNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
export type TicketNumber = Static<typeof TicketNumber>

/** A ticket is addressed by id or by number. */
export const TicketRef = Type.String({
  pattern:
    '^([1-9][0-9]{0,9}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$',
  minLength: 1,
  maxLength: 36,
})
export type TicketRef = Static<typeof TicketRef>

export const TicketParams = Type.Object({ ref: TicketRef }, strict)
export type TicketParams = Static<typeof TicketParams>

export const IdParams = Type.Object({ id: Uuid }, strict)
export type IdParams = Static<typeof IdParams>

export const NamedThing = Type.Object({ id: Uuid, name: Type.String() })
export type NamedThing = Static<typeof NamedThing>

/** A person or system behind an act; `id` is null for the system. */
export const PersonView = Type.Object({ id: nullable(Uuid), name: Type.String() })
export type PersonView = Static<typeof PersonView>

/** Spread into the query of every list: `?limit=` (1–200, default 50) and the opaque `?cursor=`. */
export const pageFields = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
}

export const PageQuery = Type.Object(pageFields, strict)
export type PageQuery = Static<typeof PageQuery>

/** The answer of every list: `{ items, nextCursor }`. */
export const page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) })

/**
 * A filter of one or several words: `?status=a,b` or `?status=a&status=b`. The server's query
 * parser must wrap a single value in an array (ajv `coerceTypes: 'array'`); read it with `readListFilter`.
 */
export const listFilter = (schema: { enum: readonly string[] }) => {
  const word = `(${schema.enum.join('|')})`
  return Type.Array(Type.String({ pattern: `^${word}(,${word})*$`, maxLength: 300 }), {
    minItems: 1,
    maxItems: 20,
  })
}

/** The distinct words of a validated `listFilter`; undefined when the filter is absent. */
export const readListFilter = <Word extends string>(values: string[] | undefined) =>
  values && ([...new Set(values.flatMap((value) => value.split(',')))] as Word[])

export const FieldError = Type.Object({
  path: Type.String(),
  code: Type.String(),
  message: Type.String(),
})
export type FieldError = Static<typeof FieldError>

export const CaseCloser = Type.Object({ id: Uuid, name: Type.String(), role: UserRole })
export type CaseCloser = Static<typeof CaseCloser>

export const DuplicateCandidate = Type.Object({
  number: TicketNumber,
  subject: Type.String(),
  status: Type.String(),
  openedAt: Instant,
})
export type DuplicateCandidate = Static<typeof DuplicateCandidate>

/** RFC 9457 `application/problem+json`; the optional fields belong to single codes. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  detail: Type.String(),
  instance: Type.String(),
  code: Type.Enum(problemCodes as [ProblemCode, ...ProblemCode[]], { type: 'string' }),
  errors: Type.Array(FieldError),
  requestId: Type.String(),
  /** `invalid_transition`: what the caller can do now. */
  actions: Type.Optional(Type.Array(Type.String())),
  /** `open_case_limit` (EN-3). */
  openTickets: Type.Optional(
    Type.Array(
      Type.Object({
        number: TicketNumber,
        subject: Type.String(),
        closableBy: Type.Array(CaseCloser),
      }),
    ),
  ),
  /** `in_progress_limit` (CL-10): the cases that are in progress. */
  inProgress: Type.Optional(
    Type.Array(Type.Object({ number: TicketNumber, subject: Type.String() })),
  ),
  /** `case_merged` (IN-6): the case that it was a reply to. */
  mergedInto: Type.Optional(TicketNumber),
  /** `channel_closed` (CN-6): which channels are open instead, and where to go on. */
  channels: Type.Optional(Type.Array(Type.String())),
  link: Type.Optional(Type.String()),
  /** `possible_duplicate` (IN-5). */
  candidates: Type.Optional(Type.Array(DuplicateCandidate)),
  /** `balance_insufficient`. */
  shortfallMinutes: Type.Optional(Minutes),
  /** `balance_insufficient` of an adjustment: what could be taken today. */
  availableMinutes: Type.Optional(Minutes),
  /** `not_entitled`, `standing`: which reason of EN-1 or EN-2. */
  reason: Type.Optional(Type.String()),
  /** `not_entitled` because of `expired`: the last day that was covered (EN-1). */
  endedOn: Type.Optional(LocalDate),
  /** `conditions_required`: which version is to be accepted (EN-5). */
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  /** `training_required`: in which product (EN-7). */
  productId: Type.Optional(Uuid),
  /** `evidence_required`: which kinds are missing (IN-3). */
  evidenceMissing: Type.Optional(Type.Array(Type.String())),
  /** `quota`: what is used of what (A59); bytes, or files where `of` says so. */
  quota: Type.Optional(
    Type.Object({
      of: Type.Enum(['organization', 'staged_files', 'staged_bytes'], { type: 'string' }),
      used: Type.Integer({ minimum: 0 }),
      limit: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** `in_use` of a calendar: by whom; the first hundred of each. */
  usedBy: Type.Optional(
    Type.Object({
      isDefault: Type.Boolean(),
      organizations: Type.Array(NamedThing),
      contracts: Type.Array(NamedThing),
    }),
  ),
  /** `in_use` of an entry of a catalogue: keys of the rulebook that name it, or `last_entry` (CA-1). */
  requiredBy: Type.Optional(Type.Array(Type.String())),
  /** `already_renewed`: the contract that goes on from it (HR-12). */
  renewedBy: Type.Optional(Type.Object({ id: Uuid, number: Type.String() })),
  /** `rate_limited`, `unavailable`: the same as the `Retry-After` header. */
  retryAfterSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
})
export type Problem = Static<typeof Problem>
