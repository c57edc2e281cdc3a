/**
 * A contract as whoever wrote it would keep it on paper, day by day and apart from Mesa's own arithmetic:
 * its lots, what work takes from them, what each night grants, carries over and lets expire.
 */
export type Plan = {
  startsOn: string
  endsOn: string
  period: 'once' | 'month' | 'year'
  periodMinutes: number
  accumulates: boolean
  graceDays: number
  carryOver: { percent: number; minutesMax: number | null; periods: number } | null
  overdraftMinutesMax: number
}

type PaperLot = {
  origin: string
  from: string
  until: string
  granted: number
  available: number
  consumed: number
  expired: number
  isPeriodic: boolean
}

export type Paper = { plan: Plan; lots: PaperLot[]; overdraft: number }

const dayMs = 86_400_000
const nextDay = (date: string, days = 1) =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
const lastOfMonth = (date: string) => nextDay(date).slice(8) === '01'

/** Whether a period begins on a day, by looking at the calendar on the wall. */
function isFirstDay({ period, startsOn, endsOn }: Plan, date: string): boolean {
  if (period === 'once' || date < startsOn || date >= endsOn) return false
  if (period === 'year' && date.slice(5, 7) !== startsOn.slice(5, 7)) return false
  const [day, anchor] = [date.slice(8), startsOn.slice(8)]
  return day === anchor || (day < anchor && lastOfMonth(date))
}

/** The day on which so many periods after this one have begun. */
function periodsLater(plan: Plan, date: string, count: number): string {
  let found = 0
  for (let day = nextDay(date); day < plan.endsOn; day = nextDay(day)) {
    if (isFirstDay(plan, day)) found += 1
    if (found === count) return day
  }
  return plan.endsOn
}

/** What the night before a day brings. */
export function passMidnight(paper: Paper, date: string): void {
  const { plan } = paper
  for (const lot of paper.lots.filter((one) => nextDay(one.until, plan.graceDays) === date)) {
    const left = lot.available
    lot.available = 0
    lot.expired += left
    const carry = plan.carryOver
    if (!carry || !lot.isPeriodic || plan.accumulates || lot.until >= plan.endsOn) continue
    const part = Math.floor((left * carry.percent) / 100)
    const minutes = Math.min(part, carry.minutesMax ?? part)
    const until = periodsLater(plan, lot.until, carry.periods)
    if (minutes > 0) give(paper, { origin: 'carry_over', from: lot.until, until, minutes })
  }
  if (!isFirstDay(plan, date)) return
  const until = plan.accumulates ? plan.endsOn : periodsLater(plan, date, 1)
  const origin = plan.period === 'month' ? 'monthly' : 'annual'
  give(paper, { origin, from: date, until, minutes: plan.periodMinutes })
}

type Gift = { origin: string; from: string; until: string; minutes: number }

/** A lot, out of which open overdraft is settled first. */
export function give(paper: Paper, { origin, from, until, minutes }: Gift): void {
  const settled = Math.min(minutes, paper.overdraft)
  paper.overdraft -= settled
  const isPeriodic = origin === 'monthly' || origin === 'annual'
  const rest = { granted: minutes, available: minutes - settled, consumed: settled, expired: 0 }
  paper.lots.push({ origin, from, until, isPeriodic, ...rest })
}

/** Work of a day: from the lots of that day, the first to end first, then overdraft; answers what did not fit. */
export function work(paper: Paper, { on, minutes }: { on: string; minutes: number }): number {
  let left = minutes
  const order = paper.lots.map((lot, index) => ({ lot, index }))
  order.sort((one, other) =>
    one.lot.until === other.lot.until
      ? one.index - other.index
      : one.lot.until < other.lot.until
        ? -1
        : 1,
  )
  for (const { lot } of order) {
    if (on < lot.from || on >= lot.until) continue
    const taken = Math.min(left, lot.available)
    lot.available -= taken
    lot.consumed += taken
    left -= taken
  }
  const beyond = Math.min(left, paper.plan.overdraftMinutesMax - paper.overdraft)
  paper.overdraft += beyond
  return left - beyond
}

/** Every lot in words, in no order of time. */
export const told = ({ lots, overdraft }: Paper): string =>
  [
    ...lots
      .map((lot) =>
        [
          lot.origin,
          lot.from,
          lot.until,
          lot.granted,
          lot.available,
          lot.consumed,
          lot.expired,
        ].join(' '),
      )
      .toSorted(),
    `overdraft ${overdraft}`,
  ].join('\n')
