import { Type, type Static } from 'typebox'
import {
  Instant,
  NamedThing,
  nullable,
  page,
  pageFields,
  strict,
  text,
  Uuid,
} from './common.schema.ts'
import { Level } from './vocabulary.schema.ts'

export const Skill = Type.Object({
  productId: Uuid,
  productName: Type.String(),
  /** Up to this level of support. */
  level: Level,
  note: nullable(Type.String()),
  updatedBy: Type.String(),
  updatedAt: Instant,
})
export type Skill = Static<typeof Skill>

/** `GET/PUT /users/:id/skills` (CL-11): what an agent knows, by product. */
export const SkillsView = Type.Object({ skills: Type.Array(Skill) })
export type SkillsView = Static<typeof SkillsView>

/** The whole list: a product that is not in it is not known any more. */
export const SkillsBody = Type.Object(
  {
    skills: Type.Array(
      Type.Object({ productId: Uuid, level: Level, note: Type.Optional(text(500)) }, strict),
      { maxItems: 200 },
    ),
  },
  strict,
)
export type SkillsBody = Static<typeof SkillsBody>

export const SkillGapsQuery = Type.Object(
  { ...pageFields, onlyGaps: Type.Optional(Type.Boolean()) },
  strict,
)
export type SkillGapsQuery = Static<typeof SkillGapsQuery>

/** How many agents know a product, by level of the rulebook; `missing`: levels that nobody does. */
export const SkillGap = Type.Object({
  product: NamedThing,
  levels: Type.Array(Type.Object({ level: Level, agents: Type.Integer({ minimum: 0 }) })),
  missing: Type.Array(Level),
})
export type SkillGap = Static<typeof SkillGap>

/** `GET /skills/gaps`, by name of the product. */
export const SkillGapList = page(SkillGap)
export type SkillGapList = Static<typeof SkillGapList>

/**
 * `GET /tickets/:ref/assignee-suggestions` (CL-11): at most ten, best first. `level`: up to which the
 * agent knows the product, null: not on the list. `isPresent`: nobody stands in for them today.
 */
export const AssigneeSuggestions = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      user: NamedThing,
      level: nullable(Level),
      isSkilled: Type.Boolean(),
      openCases: Type.Integer({ minimum: 0 }),
      isPresent: Type.Boolean(),
    }),
  ),
})
export type AssigneeSuggestions = Static<typeof AssigneeSuggestions>
