/** Minutes of a duration as people type it: `8`, `8:30`, `8 h`, `8 h 30`; null for anything else. */
export function typedHours(text: string): number | null {
  const found = /^(\d{1,6})\s*(?:(?::|h\s*)\s*([0-5]?\d)|h)?$/i.exec(
    text.trim().replaceAll('\u00a0', ' '),
  )
  if (!found) return null
  return Number(found[1]) * 60 + Number(found[2] ?? 0)
}

/** The same minutes as they are typed: `8:30`, or `8` for whole hours. */
export function hoursToType(minutes: number): string {
  const rest = minutes % 60
  const hours = String(Math.floor(minutes / 60))
  return rest === 0 ? hours : `${hours}:${String(rest).padStart(2, '0')}`
}
