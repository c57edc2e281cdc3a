/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
