const dayMinutes = 1440
const minuteMs = 60_000

/** What is typed of a piece of work, but for its words. `minutes` NaN: nothing yet. */
export type Entry = { component: string; minutes: number; billable: boolean }

export const isWhole = ({ minutes }: Pick<Entry, 'minutes'>): boolean =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= dayMinutes

/** When work began that ends at `endMs`. */
export const beginOf = (entry: Entry, endMs: number): number =>
  endMs - (isWhole(entry) ? entry.minutes : 0) * minuteMs
