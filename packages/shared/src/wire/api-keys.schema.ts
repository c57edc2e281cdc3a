import { Type, type Static } from 'typebox'
import { Instant, nullable, page, PersonView, strict, text, Uuid } from './common.schema.ts'

/** The scopes that `can` knows. */
export const ApiScope = Type.Enum(
  [
    'tickets:read',
    'tickets:write',
    'ledger:read',
    'ledger:write',
    'organizations:read',
    'organizations:write',
    'worklogs:write',
    'reports:read',
  ],
  { type: 'string' },
)
export type ApiScope = Static<typeof ApiScope>

/** `POST /api-keys`; with `organizationId` the key sees that organization alone. */
export const CreateApiKeyBody = Type.Object(
  {
    name: text(120),
    scopes: Type.Array(ApiScope, { minItems: 1, maxItems: 20, uniqueItems: true }),
    organizationId: Type.Optional(nullable(Uuid)),
    expiresAt: Type.Optional(nullable(Instant)),
  },
  strict,
)
export type CreateApiKeyBody = Static<typeof CreateApiKeyBody>

export const ApiKeyView = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** The first characters, to recognise it by. */
  prefix: Type.String(),
  scopes: Type.Array(ApiScope),
  organizationId: nullable(Uuid),
  createdBy: PersonView,
  createdAt: Instant,
  lastUsedAt: nullable(Instant),
  expiresAt: nullable(Instant),
  revokedAt: nullable(Instant),
  /** When it first stood in an address, where logs and histories keep it: rotate it. */
  exposedAt: nullable(Instant),
  rotatedAt: nullable(Instant),
  /** Until when the secret before the last rotation is good; null: it is not. */
  previousUntil: nullable(Instant),
})
export type ApiKeyView = Static<typeof ApiKeyView>

/** 201: the only time `apiKey` (`mk_…`) is shown. */
export const CreatedApiKey = Type.Object({ ...ApiKeyView.properties, apiKey: Type.String() })
export type CreatedApiKey = Static<typeof CreatedApiKey>

/** `POST /api-keys/:id/rotation`: hours the former secret stays good; 0 ends it at once. */
export const RotateApiKeyBody = Type.Object(
  { overlapHours: Type.Integer({ minimum: 0, maximum: 72, default: 24 }) },
  strict,
)
export type RotateApiKeyBody = Static<typeof RotateApiKeyBody>

/** `GET /api-keys`. */
export const ApiKeyList = page(ApiKeyView)
export type ApiKeyList = Static<typeof ApiKeyList>
