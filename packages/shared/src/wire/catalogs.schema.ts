import { Type, type Static } from 'typebox'
import { Instant, nullable, page, pageFields, strict, text, Uuid } from './common.schema.ts'
import { EvidenceKind, TicketStatus } from './vocabulary.schema.ts'

export const CatalogKind = Type.Enum(
  [
    'commitment-types',
    'categories',
    'request-kinds',
    'priority-reasons',
    'priorities',
    'topics',
    'close-reasons',
    'cancel-reasons',
    'labels',
    'visit-forms',
    'sub-states',
    'contract-types',
    'components',
    'offline-types',
  ],
  { type: 'string' },
)
export type CatalogKind = Static<typeof CatalogKind>

export const CatalogParams = Type.Object({ kind: CatalogKind }, strict)
export type CatalogParams = Static<typeof CatalogParams>

export const CatalogEntryParams = Type.Object({ kind: CatalogKind, id: Uuid }, strict)
export type CatalogEntryParams = Static<typeof CatalogEntryParams>

/** `menu_path` and `voucher` are texts that ask for a path of menus and for the number of a voucher. */
export const TemplateFieldType = Type.Enum(
  ['text', 'longtext', 'date', 'datetime', 'number', 'choice', 'menu_path', 'voucher'],
  { type: 'string' },
)
export type TemplateFieldType = Static<typeof TemplateFieldType>

/** A field of a category's template (IN-4). */
export const TemplateField = Type.Object(
  {
    key: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,63}$', minLength: 1, maxLength: 64 }),
    label: text(120),
    type: TemplateFieldType,
    required: Type.Boolean(),
    help: Type.Optional(text(300)),
    /** Of a choice. */
    options: Type.Optional(Type.Array(text(120), { maxItems: 100 })),
  },
  strict,
)
export type TemplateField = Static<typeof TemplateField>

/**
 * What an entry decides: `evidence`, `fields` and `help` of categories, `withoutValidation` of close
 * reasons, `needsNotice` of priority reasons, `state` of sub-states (required there),
 * `predefinedMinutes` and `assessmentFirst` of request kinds (CL-7, HR-8). Others are refused; what a contract type decides are its
 * terms (`/contract-types`).
 */
export const CatalogSettings = Type.Object(
  {
    evidence: Type.Optional(Type.Array(EvidenceKind, { maxItems: 3, uniqueItems: true })),
    fields: Type.Optional(Type.Array(TemplateField, { maxItems: 50 })),
    withoutValidation: Type.Optional(Type.Boolean()),
    needsNotice: Type.Optional(Type.Boolean()),
    /** The state of the machine it divides. */
    state: Type.Optional(TicketStatus),
    /** Chargeable minutes that need no consent. */
    predefinedMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    /** Its assessment is consented before any other hours (HR-8). */
    assessmentFirst: Type.Optional(Type.Boolean()),
    help: Type.Optional(text(1000)),
  },
  strict,
)
export type CatalogSettings = Static<typeof CatalogSettings>

export const CatalogCode = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{0,63}$',
  minLength: 1,
  maxLength: 64,
})

const localName = Type.Optional(text(120))

/** The desk's word for an entry in each language it has one in. */
export const CatalogNames = Type.Object({ es: localName, en: localName, pt: localName }, strict)
export type CatalogNames = Static<typeof CatalogNames>

const changedName = Type.Optional(nullable(text(120)))

/** Languages not sent stay, `null` takes one away; one must be left. */
export const PatchCatalogNames = Type.Object(
  { es: changedName, en: changedName, pt: changedName },
  { ...strict, minProperties: 1 },
)
export type PatchCatalogNames = Static<typeof PatchCatalogNames>

export const CatalogEntry = Type.Object({
  id: Uuid,
  kind: CatalogKind,
  code: Type.String(),
  /** In the reader's language. */
  name: Type.String(),
  /** For administrators. */
  names: Type.Optional(CatalogNames),
  settings: CatalogSettings,
  position: Type.Integer({ minimum: 0 }),
  retired: Type.Boolean(),
  /** Counts changes of names and settings. */
  version: Type.Integer({ minimum: 1 }),
  etag: Type.String(),
})
export type CatalogEntry = Static<typeof CatalogEntry>

/** `GET /catalogs/:kind`, by position. */
export const CatalogList = page(CatalogEntry)
export type CatalogList = Static<typeof CatalogList>

export const CatalogListQuery = Type.Object(
  { ...pageFields, includeRetired: Type.Optional(Type.Boolean()) },
  strict,
)
export type CatalogListQuery = Static<typeof CatalogListQuery>

const position = Type.Integer({ minimum: 0, maximum: 10_000 })

/** `POST /catalogs/:kind`. */
export const CreateCatalogEntryBody = Type.Object(
  {
    code: CatalogCode,
    /** In the reader's language; `names` says more of them at once. */
    name: text(120),
    names: Type.Optional(CatalogNames),
    settings: Type.Optional(CatalogSettings),
    position: Type.Optional(position),
  },
  strict,
)
export type CreateCatalogEntryBody = Static<typeof CreateCatalogEntryBody>

/** `PATCH /catalogs/:kind/:id`; what is in use is retired, not deleted (CA-1). */
export const PatchCatalogEntryBody = Type.Object(
  {
    name: Type.Optional(text(120)),
    names: Type.Optional(PatchCatalogNames),
    settings: Type.Optional(nullable(CatalogSettings)),
    position: Type.Optional(position),
    retired: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1 },
)
export type PatchCatalogEntryBody = Static<typeof PatchCatalogEntryBody>

/** `PUT /catalogs/:kind/order`: every entry that is not retired, in its order; else 412. */
export const CatalogOrderBody = Type.Object(
  { ids: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }) },
  strict,
)
export type CatalogOrderBody = Static<typeof CatalogOrderBody>

/** What an entry was called and decided, and who made it so. */
export const CatalogEntryVersion = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  names: CatalogNames,
  settings: CatalogSettings,
  createdBy: Type.String(),
  createdAt: Instant,
})
export type CatalogEntryVersion = Static<typeof CatalogEntryVersion>

/** `GET /catalogs/:kind/:id/versions`, the newest first. */
export const CatalogEntryVersionList = page(CatalogEntryVersion)
export type CatalogEntryVersionList = Static<typeof CatalogEntryVersionList>

/** `GET /catalogs/:kind/:id/usage`: what its retirement touches, and what forbids it. */
export const CatalogUsage = Type.Object({
  /** They keep it. */
  openCases: Type.Integer({ minimum: 0 }),
  contracts: Type.Integer({ minimum: 0 }),
  /** Keys of the rulebook that name it, or `last_entry`: while there is one it cannot be retired. */
  requiredBy: Type.Array(Type.String()),
})
export type CatalogUsage = Static<typeof CatalogUsage>

/** `GET /catalogs`: how many entries each catalogue has. */
export const CatalogSummaryList = page(
  Type.Object({
    kind: CatalogKind,
    entries: Type.Integer({ minimum: 0 }),
    retired: Type.Integer({ minimum: 0 }),
  }),
)
export type CatalogSummaryList = Static<typeof CatalogSummaryList>
