import type { Level } from '../rulebook/policy.ts'

const LEVELS: readonly Level[] = ['l1', 'l2', 'l3']

/** Whoever knows a product up to a level knows it for every level below (CL-11). */
export const reaches = (known: Level | null, needed: Level): boolean =>
  known !== null && LEVELS.indexOf(known) >= LEVELS.indexOf(needed)

export type Candidate = {
  name: string
  /** Up to which the agent knows the product; null: not at all. */
  level: Level | null
  openCases: number
  isPresent: boolean
}

/**
 * Who to give a case of a level to, best first (CL-11): who knows the product, then who is here, then
 * who has least to do; by name where nothing else tells them apart.
 */
export const rankAssignees = <One extends Candidate>(
  candidates: readonly One[],
  needed: Level,
): One[] => {
  const weight = (one: Candidate) => (reaches(one.level, needed) ? 0 : 2) + (one.isPresent ? 0 : 1)
  return candidates.toSorted(
    (a, b) =>
      weight(a) - weight(b) || a.openCases - b.openCases || a.name.localeCompare(b.name, 'es'),
  )
}
