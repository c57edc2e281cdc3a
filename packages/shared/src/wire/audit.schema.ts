import { Type, type Static } from 'typebox'
import { Instant, nullable, page, pageFields, PersonView, strict, text } from './common.schema.ts'

/** An act of configuration or access; `details` depends on `action`. */
export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  actor: PersonView,
  action: Type.String(),
  targetType: Type.String(),
  targetId: nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditEntry = Static<typeof AuditEntry>

/** `GET /audit`, newest first; supervisors and administrators. */
export const AuditList = page(AuditEntry)
export type AuditList = Static<typeof AuditList>

export const AuditListQuery = Type.Object(
  {
    ...pageFields,
    action: Type.Optional(text(80)),
    targetType: Type.Optional(text(80)),
    targetId: Type.Optional(text(80)),
  },
  strict,
)
export type AuditListQuery = Static<typeof AuditListQuery>
