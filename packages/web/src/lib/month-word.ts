import { useLocale } from 'use-intl'

/** `marzo de 2026`, `March 2026`, of a calendar month `YYYY-MM`. */
export function useMonthWord(): (month: string) => string {
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return (month) => format.format(Date.parse(`${month}-15T12:00:00Z`))
}
