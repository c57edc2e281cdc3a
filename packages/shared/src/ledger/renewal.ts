import { addDays, addMonths, daysFrom } from './dates.ts'

/** A lot in force today, as it was granted and as far as it is used. */
export type GrantedLot = {
  id: string
  grantedMinutes: number
  consumedMinutes: number
  validUntil: string
}

export type AlertInput = {
  /** `YYYY-MM-DD` in the contract's zone. */
  today: string
  /** Exclusive. */
  endsOn: string
  /** Lots in force today. */
  lots: readonly GrantedLot[]
  /** Policy `hours.alertFractions`, ascending. */
  fractions: readonly number[]
  /** Policy `hours.renewalAlertDays`. */
  daysBefore: number
  runsOutOn: string | null
  /** `kind key` of what was told already. */
  told: ReadonlySet<string>
}

export type DueAlert = {
  kind: 'fraction' | 'days' | 'forecast'
  key: string
  /** Whole percent of the grant; of `fraction`. */
  percent?: number
  lot?: GrantedLot
  /** Recorded as told, because a higher one is told in the same breath. */
  isSilent?: true
}

/**
 * HR-12: what is to be told of a contract now. Each once: a fraction of a lot's grant by lot, the
 * coming end by its date, hours that run out before the end by the grants they are counted on. When
 * several fractions are passed at once only the highest is told.
 */
export function dueAlerts(input: AlertInput): DueAlert[] {
  const { today, endsOn, lots, daysBefore, runsOutOn, told } = input
  if (today >= endsOn) return []
  const alerts: DueAlert[] = lots.flatMap((lot) => passedFractions(lot, input))
  if (daysFrom(today, endsOn) <= daysBefore) alerts.push({ kind: 'days', key: endsOn })
  if (runsOutOn !== null && runsOutOn < endsOn && daysFrom(today, runsOutOn) <= daysBefore) {
    const newest = lots.reduce((last, { id }) => (id > last ? id : last), '')
    alerts.push({ kind: 'forecast', key: newest === '' ? endsOn : newest })
  }
  return alerts.filter(({ kind, key }) => !told.has(`${kind} ${key}`))
}

function passedFractions(lot: GrantedLot, { fractions, told }: AlertInput): DueAlert[] {
  const passed = fractions
    .map((fraction) => Math.round(fraction * 100))
    .filter((percent) => lot.consumedMinutes * 100 >= lot.grantedMinutes * percent)
  const highest = passed.at(-1)
  return passed.map((percent) => {
    const alert = { kind: 'fraction', key: `${lot.id} ${percent}`, percent, lot } as const
    const isPast = percent !== highest || told.has(`fraction ${lot.id} ${highest}`)
    return isPast ? { ...alert, isSilent: true } : alert
  })
}

type Opening = {
  alerts: readonly DueAlert[]
  renewal: 'none' | 'task' | 'automatic'
  period: 'once' | 'month' | 'year'
}

/**
 * Which task of renewal what is told makes due, if any: the end for a contract that somebody renews;
 * hours for one whose hours do not come again by themselves.
 */
export function taskCause({
  alerts,
  renewal,
  period,
}: Opening): 'days' | 'hours' | 'forecast' | null {
  if (renewal === 'none') return null
  const has = (kind: DueAlert['kind']) =>
    alerts.some((alert) => alert.kind === kind && !alert.isSilent)
  if (renewal === 'task' && has('days')) return 'days'
  if (has('forecast')) return 'forecast'
  return period === 'once' && has('fraction') ? 'hours' : null
}

/**
 * The period that follows a contract, of its own length: in months where it had whole ones, else in
 * days. Both ends are exclusive.
 */
export function followingPeriod({ startsOn, endsOn }: { startsOn: string; endsOn: string }): {
  startsOn: string
  endsOn: string
} {
  const months = monthsBetween(startsOn, endsOn)
  const isWhole = months > 0 && addMonths(startsOn, months) === endsOn
  const next = isWhole ? addMonths(endsOn, months) : addDays(endsOn, daysFrom(startsOn, endsOn))
  return { startsOn: endsOn, endsOn: next }
}

function monthsBetween(from: string, to: string): number {
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return monthOf(to) - monthOf(from)
}
