import { Type, type Static } from 'typebox'
import { nullable, page, pageFields, strict, text, Uuid } from './common.schema.ts'
import { EvidenceKind } from './vocabulary.schema.ts'

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

/** A field of a category's template (IN-4). */
export const TemplateField = Type.Object(
  {
    key: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,63}$', minLength: 1, maxLength: 64 }),
    label: text(120),
    type: Type.Enum(['text', 'longtext', 'date', 'datetime', 'number', 'choice'], {
      type: 'string',
    }),
    required: Type.Boolean(),
    help: Type.Optional(text(300)),
    /** Of a choice. */
    options: Type.Optional(Type.Array(text(120), { maxItems: 100 })),
  },
  strict,
)
export type TemplateField = Static<typeof TemplateField>

/** What an entry decides: `evidence` and `fields` of categories, `withoutValidation` of close reasons, `needsNotice` of priority reasons. */
export const CatalogSettings = Type.Object(
  {
    evidence: Type.Optional(Type.Array(EvidenceKind, { maxItems: 3, uniqueItems: true })),
    fields: Type.Optional(Type.Array(TemplateField, { maxItems: 50 })),
    withoutValidation: Type.Optional(Type.Boolean()),
    needsNotice: Type.Optional(Type.Boolean()),
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

export const CatalogEntry = Type.Object({
  id: Uuid,
  kind: CatalogKind,
  code: Type.String(),
  name: Type.String(),
  settings: CatalogSettings,
  position: Type.Integer({ minimum: 0 }),
  retired: Type.Boolean(),
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
    name: text(120),
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
    settings: Type.Optional(nullable(CatalogSettings)),
    position: Type.Optional(position),
    retired: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1 },
)
export type PatchCatalogEntryBody = Static<typeof PatchCatalogEntryBody>
