import type { EntitlementPolicy } from '../rulebook/policy.ts'
import { countsForPlace, type TicketType } from '../ticket/machine.ts'

export type Standing = 'current' | 'overdue' | 'suspended'
/** Calendar dates of the contract's time zone; `endsOn` is its last covered day. */
export type CoveringContract = {
  id: string
  startsOn: string
  endsOn: string | null
  productIds: readonly string[]
  /** Plan × size bracket, already resolved; null: as many as needed. */
  openCaseLimit: number | null
}
export type EntitlementQuestion = {
  /** `YYYY-MM-DD` in the desk's time zone. */
  today: string
  productId: string
  type: TicketType | null
  standing: Standing
  contracts: readonly CoveringContract[]
  /** The organization's cases that hold a place now (`countsForPlace`), under the caller's lock. */
  placesTaken: number
}
export type ContractReason = 'no_contract' | 'not_started' | 'expired' | 'product_not_covered'
export type EntitlementFlag = ContractReason | 'overdue' | 'suspended'
export type EntitlementDecision =
  | {
      kind: 'ok'
      /** The contract that covers the product and ends soonest (ledger.md); null when none does. */
      contractId: string | null
      flags: EntitlementFlag[]
      /** Why nothing covers it, whatever the policy makes of that: who is served is reported apart. */
      withoutContract: ContractReason | null
      places: Places
    }
  | { kind: 'refused'; code: 'not_entitled'; reason: ContractReason; endedOn?: string }
  | { kind: 'refused'; code: 'standing'; standing: 'overdue' | 'suspended' }
  | { kind: 'refused'; code: 'open_case_limit'; places: Places }
/** `limit` null: no limit. */
export type Places = { taken: number; limit: number | null }

/**
 * May the organization open this case now (EN-1, EN-2, EN-3, in this order)? `open_case_limit`
 * answers 409, the others 422. Sound for the last place only while the caller holds the
 * organization's lock.
 */
export function decideEntitlement(
  question: EntitlementQuestion,
  policy: Pick<EntitlementPolicy, 'contract' | 'standing' | 'openCaseLimit'>,
): EntitlementDecision {
  const flags: EntitlementFlag[] = []
  const contract = coveringContract(question)
  const reason = contract ? null : reasonWithout(question)
  if (reason && policy.contract === 'refuse') {
    return { kind: 'refused', code: 'not_entitled', reason, ...endOf(question, reason) }
  }
  if (reason && policy.contract === 'flag') flags.push(reason)

  const { standing } = question
  if (standing !== 'current' && policy.standing === 'refuse') {
    return { kind: 'refused', code: 'standing', standing }
  }
  if (standing !== 'current' && policy.standing === 'flag') flags.push(standing)

  const limit = policy.openCaseLimit === 'byPlan' ? openCaseLimit(question) : null
  const places = { taken: question.placesTaken, limit }
  const needsPlace = countsForPlace('received', question.type)
  if (needsPlace && limit !== null && places.taken >= limit) {
    return { kind: 'refused', code: 'open_case_limit', places }
  }
  return { kind: 'ok', contractId: contract?.id ?? null, flags, withoutContract: reason, places }
}

type HoldQuestion = Omit<EntitlementQuestion, 'placesTaken'> & {
  /** A contract covered the case when it was opened. */
  wasCovered: boolean
  /** What the case was flagged for when it was opened. */
  flagged: string | null
}

/**
 * Why work on an open case waits (EN-8), null: it goes on. What lapsed in the middle of a case holds it;
 * what was so already when it was taken in does not, nor what the policy does not look at.
 */
export function decideHold(
  question: HoldQuestion,
  policy: Pick<EntitlementPolicy, 'contract' | 'standing' | 'onLapse'>,
): EntitlementFlag | null {
  if (policy.onLapse !== 'hold' || !countsForPlace('received', question.type)) return null
  const { wasCovered, flagged, standing } = question
  const isCovered = coveringContract(question) !== undefined
  if (policy.contract !== 'off' && wasCovered && !isCovered) return reasonWithout(question)
  const fell = standing !== 'current' && flagged !== standing
  return policy.standing !== 'off' && fell ? standing : null
}

/** The highest limit of the contracts running today, whatever they cover; null: no limit (EN-3). */
export function openCaseLimit({
  contracts,
  today,
}: Pick<EntitlementQuestion, 'contracts' | 'today'>): number | null {
  const limits = contracts.filter((one) => runsOn(one, today)).map((one) => one.openCaseLimit)
  if (limits.length === 0) return null
  return limits.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)))
}

// ISO dates compare as text.
const runsOn = ({ startsOn, endsOn }: CoveringContract, day: string) =>
  startsOn <= day && (endsOn === null || day <= endsOn)
const endsSooner = (a: CoveringContract, b: CoveringContract) =>
  (a.endsOn ?? '9999-12-31').localeCompare(b.endsOn ?? '9999-12-31') || a.id.localeCompare(b.id)

type CoverQuestion = Pick<EntitlementQuestion, 'contracts' | 'today' | 'productId'>

function coveringContract({ contracts, today, productId }: CoverQuestion) {
  return contracts
    .filter((one) => runsOn(one, today) && one.productIds.includes(productId))
    .toSorted(endsSooner)[0]
}

/** Asked only where nothing covers: no contract at all, none for the product, or one out of date. */
function reasonWithout({ contracts, today, productId }: CoverQuestion): ContractReason {
  if (contracts.length === 0) return 'no_contract'
  const forProduct = contracts.filter((one) => one.productIds.includes(productId))
  if (forProduct.length === 0) return 'product_not_covered'
  return forProduct.some((one) => one.startsOn > today) ? 'not_started' : 'expired'
}

function endOf({ contracts, productId }: EntitlementQuestion, reason: ContractReason) {
  if (reason !== 'expired') return {}
  const ends = contracts.filter((one) => one.productIds.includes(productId))
  const endedOn = ends
    .map((one) => one.endsOn ?? '')
    .toSorted()
    .at(-1)
  return endedOn ? { endedOn } : {}
}
