import { Type, type Static } from 'typebox'
import { Instant, LocalDate, NamedThing, page, pageFields, strict, Uuid } from './common.schema.ts'

/** `GET /lead-substitutions`; without `past`, those in force and to come. */
export const LeadSubstitutionQuery = Type.Object(
  { ...pageFields, past: Type.Optional(Type.Boolean()) },
  strict,
)
export type LeadSubstitutionQuery = Static<typeof LeadSubstitutionQuery>

/** Who stands in for an account lead, and when (CL-1): days of the desk's zone, `endsOn` exclusive. */
export const LeadSubstitution = Type.Object({
  id: Uuid,
  lead: NamedThing,
  substitute: NamedThing,
  startsOn: LocalDate,
  endsOn: LocalDate,
  isInForce: Type.Boolean(),
  createdBy: Type.String(),
  createdAt: Instant,
})
export type LeadSubstitution = Static<typeof LeadSubstitution>

export const LeadSubstitutionList = page(LeadSubstitution)
export type LeadSubstitutionList = Static<typeof LeadSubstitutionList>

/** `POST /lead-substitutions` */
export const LeadSubstitutionBody = Type.Object(
  { leadId: Uuid, substituteId: Uuid, startsOn: LocalDate, endsOn: LocalDate },
  strict,
)
export type LeadSubstitutionBody = Static<typeof LeadSubstitutionBody>
