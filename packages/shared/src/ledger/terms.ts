/** What a contract is to the desk. How its work is charged follows from `unlimited` and its lots. */
export const CONTRACT_KINDS = [
  'contract',
  'warranty',
  'included',
  'independent',
  'licence_plan',
  'package',
  'monthly',
  'annual',
  'maintenance',
  'unlimited',
] as const
export type ContractKindWord = (typeof CONTRACT_KINDS)[number]

/** Integer minor units and ISO 4217 currency. */
export type Price = { amount: number; currency: string }

/** What a periodic lot leaves to the next: a part of its rest, up to a maximum, for some periods. */
export type CarryOver = { percent: number; minutesMax: number | null; periods: number }

/** Whole percents: at 100 a minute counts one; 0 is work that costs nothing. */
export type Weights = { components: Record<string, number>; afterHoursPercent: number }

/**
 * What holds for a contract, or for the contracts of a type, from a day on (HR-1). Every key is
 * there: `termsOf` gives those a stored document leaves out.
 */
export type Terms = {
  kind: ContractKindWord
  /** Work is recorded and never charged. */
  unlimited: boolean
  /** `month`, `year`: `periodMinutes` are granted each; `once`: hours come as lots by hand. */
  period: 'once' | 'month' | 'year'
  periodMinutes: number | null
  /** Periodic lots live to the contract's end, else to their period's. */
  accumulates: boolean
  carryOver: CarryOver | null
  /** Null: the policy's `hours.graceDays`. */
  graceDays: number | null
  overdraftMinutesMax: number
  /** Null: the policy's. */
  roundingMinutes: number | null
  roundingScope: 'entry' | 'ticketDay' | null
  weights: Weights
  hourPrice: Price | null
  periodPrice: Price | null
  /** Null: those the contract names. */
  products: string[] | null
  /** Cases open at once by the size of the organization (EN-3); null: no limit. */
  openCaseLimits: { small: number; medium: number; large: number } | null
  /** Null: the organization's, or the desk's. */
  calendarId: string | null
  renewal: 'none' | 'task' | 'automatic'
}

const neutralWeights: Weights = { components: {}, afterHoursPercent: 100 }

/** The terms a stored document means; absent keys are the defaults. */
export function termsOf(stored: unknown): Terms {
  const given = (stored ?? {}) as Partial<Terms>
  const kind = given.kind ?? 'contract'
  return {
    kind,
    unlimited: given.unlimited ?? (kind === 'included' || kind === 'unlimited'),
    period: given.period ?? 'once',
    periodMinutes: given.periodMinutes ?? null,
    accumulates: given.accumulates ?? false,
    carryOver: given.carryOver ?? null,
    graceDays: given.graceDays ?? null,
    overdraftMinutesMax: given.overdraftMinutesMax ?? 0,
    roundingMinutes: given.roundingMinutes ?? null,
    roundingScope: given.roundingScope ?? null,
    weights: {
      components: given.weights?.components ?? neutralWeights.components,
      afterHoursPercent: given.weights?.afterHoursPercent ?? neutralWeights.afterHoursPercent,
    },
    hourPrice: given.hourPrice ?? null,
    periodPrice: given.periodPrice ?? null,
    products: given.products ?? null,
    openCaseLimits: given.openCaseLimits ?? null,
    calendarId: given.calendarId ?? null,
    renewal: given.renewal ?? 'task',
  }
}

/** Terms with some keys changed; another kind says anew whether work is unlimited, unless that is said. */
export function withTerms(base: Partial<Terms>, changes: Partial<Terms>): Terms {
  const { unlimited, ...rest } = base
  const isOther = changes.kind !== undefined && changes.kind !== base.kind
  return termsOf({ ...rest, ...(!isOther && { unlimited }), ...changes })
}

/** Of several versions the one in force on a day: the last that began by then, else the first of all. */
export function inForceOn<Version extends { effectiveFrom: string; version: number }>(
  versions: readonly Version[],
  on: string,
): Version | undefined {
  const inOrder = versions.toSorted(byDay)
  return inOrder.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? inOrder[0]
}

type Dated = { effectiveFrom: string; version: number }
const byDay = (one: Dated, other: Dated) =>
  one.effectiveFrom === other.effectiveFrom
    ? one.version - other.version
    : one.effectiveFrom < other.effectiveFrom
      ? -1
      : 1

export type TermsFault = { path: string; code: 'not_allowed_here' | 'required' | 'too_large' }

/** What of a document of terms contradicts itself, with the key as `path` (HR-1). */
export function faultsOfTerms(terms: Terms): TermsFault[] {
  const isPeriodic = terms.period !== 'once'
  const hasHours = (terms.periodMinutes ?? 0) > 0
  const faults: Array<TermsFault | false> = [
    isPeriodic && !terms.unlimited && !hasHours && { path: 'periodMinutes', code: 'required' },
    terms.unlimited && hasHours && { path: 'periodMinutes', code: 'not_allowed_here' },
    terms.unlimited &&
      terms.overdraftMinutesMax > 0 && { path: 'overdraftMinutesMax', code: 'not_allowed_here' },
    terms.carryOver !== null &&
      (!isPeriodic || terms.accumulates) && { path: 'carryOver', code: 'not_allowed_here' },
    // A warranty may have hours, at price zero.
    terms.kind === 'warranty' &&
      (terms.hourPrice?.amount ?? 0) > 0 && { path: 'hourPrice', code: 'too_large' },
    terms.hourPrice !== null &&
      terms.periodPrice !== null &&
      terms.hourPrice.currency !== terms.periodPrice.currency && {
        path: 'periodPrice.currency',
        code: 'not_allowed_here',
      },
  ]
  return faults.filter((fault) => fault !== false)
}
