import type { Policy } from './policy.ts'

/** One value that differs, `targets.firstReply.high`; null where it is absent. */
export type PolicyChange = { path: string; before: unknown; after: unknown }

type Part = Record<string, unknown>
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('minutes' in value)

/**
 * What differs between two policies, in the order of the document. Lists and targets are compared
 * whole; `ours` is one path. Empty: the same policy.
 */
export const policyChanges = (before: Policy, after: Policy): PolicyChange[] =>
  changesOf({ path: '', before, after })

function changesOf({ path, before, after }: PolicyChange): PolicyChange[] {
  if (!isPart(before) && !isPart(after)) {
    const isSame = JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after))
    return isSame ? [] : [{ path, before: before ?? null, after: after ?? null }]
  }
  const [one, other] = [isPart(before) ? before : {}, isPart(after) ? after : {}]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return keys.flatMap((key) =>
    changesOf({
      path: path === '' ? key : `${path}.${key}`,
      before: one[key],
      after: other[key],
    }),
  )
}

/** Only targets come here as objects: `{ minutes, unit }` and `{ unit, minutes }` are one. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    : value
