import type { ContractTermsView } from '@mesa/shared/wire/contract-terms.schema'

/** In the order they are read. */
export const termKeys = [
  'kind',
  'unlimited',
  'period',
  'periodMinutes',
  'accumulates',
  'carryOver',
  'graceDays',
  'overdraftMinutesMax',
  'roundingMinutes',
  'roundingScope',
  'weights',
  'hourPrice',
  'periodPrice',
  'products',
  'openCaseLimits',
  'calendarId',
  'renewal',
] as const satisfies ReadonlyArray<keyof ContractTermsView>
export type TermKey = (typeof termKeys)[number]

/** What a reader sees of terms: prices are absent for roles without money. */
export type SeenTerms = Partial<ContractTermsView>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The keys whose values differ; a key that one side does not show is no difference. */
export const changedTerms = (before: SeenTerms, after: SeenTerms): TermKey[] =>
  termKeys.filter(
    (key) => key in before && key in after && !same(sorted(before[key]), sorted(after[key])),
  )

/** The same value whatever order its keys came in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Keys that say something beyond the plainest contract, and those that always matter. */
export const tellingTerms = (terms: SeenTerms): TermKey[] =>
  termKeys.filter((key) => {
    if (!(key in terms)) return false
    const value = terms[key]
    if (key === 'kind' || key === 'period') return true
    if (key === 'weights') {
      const weights = terms.weights
      return (
        weights !== undefined &&
        (weights.afterHoursPercent !== 100 ||
          Object.values(weights.components).some((percent) => percent !== 100))
      )
    }
    return value !== null && value !== undefined && value !== false && value !== 0
  })
