import { addDays, earlierOf } from './dates.ts'
import {
  endOfCarried,
  nextTurn,
  periodsOf,
  termsOnDay,
  type Period,
  type PeriodicContract,
} from './periods.ts'

/** A lot as the calendar looks at it; dates are `YYYY-MM-DD`, `validUntil` is exclusive. */
export type DatedLot = {
  id: string
  origin: string
  periodKey: string
  validFrom: string
  validUntil: string
  accumulates: boolean
  grantedMinutes: number
  availableMinutes: number
}

type NewLot = {
  origin: Period['origin'] | 'carry_over'
  periodKey: string
  minutes: number
  validFrom: string
  validUntil: string
  accumulates: boolean
}

/** What an account does by itself; `on` is the day it belongs to. */
export type Effect =
  | { kind: 'grant'; on: string; lot: NewLot }
  /** Before its lot ends nothing is lost; `carried` is granted in the same transaction. */
  | { kind: 'expire'; on: string; lotId: string; minutes: number; carried: NewLot | null }

export type Account = {
  contract: PeriodicContract
  lots: readonly DatedLot[]
  /** The policy's, where the terms say nothing of it. */
  graceDays: number
  /** Periods that began before are nobody's to grant: hours were lots by hand then. Null: all are. */
  grantsFrom: string | null
}

/**
 * `today` in the contract's zone. `closing`: the first day after a month that is being closed; what
 * ended by then expires now, whatever the grace.
 */
export type Moment = { today: string; closing?: string | undefined }

/**
 * What falls due first and has not been done (HR-3): periods are granted on their first day; a lot
 * expires at the local midnight after its last day, counted to that day, once its grace is over. Null
 * when nothing is due. Do it, then ask again: what was missed comes in its own order.
 */
export function firstEffect(account: Account, moment: Moment): Effect | null {
  const due = [...grantsDue(account, moment), ...expiriesDue(account, moment)]
  const [first] = due.toSorted(
    (one, other) => compare(one.at, other.at) || compare(one.order, other.order),
  )
  return first?.effect ?? null
}

/**
 * The first day after today on which `firstEffect` may have something: a period, other terms, the
 * end of a lot, and each day of a lot's grace, which a new rulebook may cut. Null: never.
 */
export function nextEffectDay(account: Account, { today }: Moment): string | null {
  const days = account.lots
    .filter(({ availableMinutes, validUntil }) => availableMinutes > 0 || validUntil > today)
    .map(({ validUntil }) => (validUntil > today ? validUntil : addDays(today, 1)))
  const turn = nextTurn(account.contract, today)
  const all = turn === null ? days : [...days, turn]
  return all.length === 0 ? null : all.reduce(earlierOf)
}

/** The day on which what a lot has left expires. */
export function expiresOn(
  { contract, graceDays }: Pick<Account, 'contract' | 'graceDays'>,
  lot: Pick<DatedLot, 'validFrom' | 'validUntil'>,
): string {
  const terms = termsOnDay(contract, lot.validFrom)
  return addDays(lot.validUntil, terms.graceDays ?? graceDays)
}

type Due = { at: string; order: string; effect: Effect }

/** A lot granted by hand for the period's first day stands for it. */
function grantsDue({ contract, lots, grantsFrom }: Account, { today }: Moment): Due[] {
  const isThere = ({ origin, key, from }: Period) =>
    lots.some((lot) => lot.origin === origin && (lot.periodKey === key || lot.validFrom === from))
  return periodsOf(contract, today)
    .filter((period) => period.from >= (grantsFrom ?? contract.startsOn) && !isThere(period))
    .map((period) => {
      const { origin, key: periodKey, from: validFrom, minutes, validUntil, accumulates } = period
      const lot = { origin, periodKey, minutes, validFrom, validUntil, accumulates }
      return { at: validFrom, order: '2', effect: { kind: 'grant', on: validFrom, lot } }
    })
}

function expiriesDue(account: Account, { today, closing }: Moment): Due[] {
  return account.lots.flatMap((lot): Due[] => {
    const { id: lotId, availableMinutes: minutes, validUntil } = lot
    const atLatest = closing !== undefined && validUntil <= closing ? validUntil : null
    const at = atLatest ?? expiresOn(account, lot)
    if (minutes === 0 || at > today) return []
    const on = addDays(validUntil, -1)
    const carried = carriedOver(account, lot)
    return [{ at, order: `1 ${lotId}`, effect: { kind: 'expire', on, lotId, minutes, carried } }]
  })
}

/**
 * What the lot's terms leave of it to the periods after; a lot carried over is not carried again.
 * Minutes that come back to a lot after its end (a ruling, a correction) follow what was carried before.
 */
function carriedOver({ contract, lots }: Account, lot: DatedLot): NewLot | null {
  const { origin, validUntil: validFrom, availableMinutes } = lot
  if (origin !== 'monthly' && origin !== 'annual') return null
  const { carryOver } = termsOnDay(contract, lot.validFrom)
  if (!carryOver || lot.accumulates) return null
  const source = `${origin} ${lot.periodKey}`
  const earlier = lots.filter(
    (one) => one.origin === 'carry_over' && one.periodKey.split('/')[0] === source,
  )
  const earlierMinutes = earlier.reduce((sum, one) => sum + one.grantedMinutes, 0)
  const part = Math.floor((availableMinutes * carryOver.percent) / 100)
  const minutes = Math.min(part, (carryOver.minutesMax ?? Infinity) - earlierMinutes)
  const validUntil = endOfCarried(contract, lot, carryOver.periods)
  if (minutes <= 0 || validUntil <= validFrom) return null
  return {
    origin: 'carry_over',
    periodKey: earlier.length === 0 ? source : `${source}/${earlier.length + 1}`,
    minutes,
    validFrom,
    validUntil,
    accumulates: false,
  }
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)
