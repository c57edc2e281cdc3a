import { lastDay } from '../../lib/last-day.ts'

/** A month `YYYY-MM`, or dates `YYYY-MM-DD`, both inclusive; without either, the whole contract. */
export type AskedStatement = {
  from?: string | undefined
  to?: string | undefined
  month?: string | undefined
}

type Dates = { startsOn: string; endsOn: string }

/** Months of a contract until today's, the newest first; the last five years at most. */
export function monthsOf({ startsOn, endsOn }: Dates, today: string): string[] {
  const first = startsOn.slice(0, 7)
  const end = lastDay(endsOn).slice(0, 7)
  const months: string[] = []
  const current = today.slice(0, 7)
  for (let month = end < current ? end : current; month >= first && months.length < 60;) {
    months.push(month)
    month = lastDay(`${month}-01`).slice(0, 7)
  }
  return months
}

const shapes = { month: /^\d{4}-\d{2}$/, day: /^\d{4}-\d{2}-\d{2}$/ }
export const wholeContract = 'todo'

/** What an address asks for, `mes` or `desde` and `hasta`; else the newest month of the contract. */
export function askedOf(
  search: { get(name: string): string | null },
  months: readonly string[],
): AskedStatement {
  const read = (name: string, shape: RegExp) => {
    const value = search.get(name)
    return value && shape.test(value) ? value : undefined
  }
  const from = read('desde', shapes.day)
  const to = read('hasta', shapes.day)
  if (from || to) return { from, to }
  if (search.get('mes') === wholeContract) return {}
  return { month: read('mes', shapes.month) ?? months[0] }
}
