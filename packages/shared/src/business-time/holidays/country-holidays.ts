/** The holidays of one country as checked in: what `scripts/holidays/make-packs.ts` writes. */
export type CountryHolidays = {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** Laws and official lists, by the key its rows name. */
  sources: Readonly<Record<string, string>>
  /** `2026-01-01|law|Año Nuevo` in order of date; a row without a source is not verified. */
  rows: readonly string[]
}
