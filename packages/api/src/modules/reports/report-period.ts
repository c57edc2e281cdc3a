import { addMonths } from '@mesa/shared/ledger/dates'
import { AppError } from '../../errors.ts'
import { daysBetween, localDateOf } from '../../local-date.ts'

const yearsMax = 3
const weeksShown = 9

export const addDays = (date: string, days: number): string =>
  localDateOf(new Date(Date.parse(date) + days * 86_400_000), 'UTC')

const mondayOf = (date: string) => addDays(date, -((new Date(date).getUTCDay() + 6) % 7))
const monthOf = (date: string) => `${date.slice(0, 7)}-01`

/** The period asked for, `to` exclusive; by default nine weeks up to and with today. */
export function readPeriod(
  asked: { from?: string | undefined; to?: string | undefined },
  today: string,
): { from: string; to: string } {
  const to = asked.to ?? addDays(today, 1)
  const from = asked.from ?? addDays(mondayOf(addDays(to, -1)), -7 * (weeksShown - 1))
  const end = `${Number(from.slice(0, 4)) + yearsMax}${from.slice(4)}`
  // 29 February has no anniversary of its own: text puts it after the 28th, which is meant.
  if (to <= from || to > end) throw new AppError('period_invalid')
  return { from, to }
}

/** The same, by default so many calendar months up to and with this one. */
export function readMonths(
  asked: { from?: string | undefined; to?: string | undefined },
  { today, months }: { today: string; months: number },
): { from: string; to: string } {
  // Of a year that nobody means no months are counted back.
  if ((asked.to ?? today) < '1900') throw new AppError('period_invalid')
  const last = asked.to === undefined ? today : addDays(asked.to, -1)
  return readPeriod(
    { to: asked.to, from: asked.from ?? addMonths(monthOf(last), 1 - months) },
    today,
  )
}

/** The weeks (from Monday) or months of a period, cut to it; `start` is the whole one's first date. */
export function splitPeriod(
  { from, to }: { from: string; to: string },
  interval: 'week' | 'month',
): Array<{ start: string; from: string; to: string }> {
  const parts: Array<{ start: string; from: string; to: string }> = []
  let start = interval === 'week' ? mondayOf(from) : monthOf(from)
  while (daysBetween(start, to) > 0) {
    const next = interval === 'week' ? addDays(start, 7) : monthOf(addDays(start, 31))
    parts.push({ start, from: start < from ? from : start, to: next > to ? to : next })
    start = next
  }
  return parts
}
