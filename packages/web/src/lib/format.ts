import { zoneCities as englishCities } from '../locales/en/zone-cities.ts'
import { zoneCities as spanishCities } from '../locales/es/zone-cities.ts'
import { zoneCities as portugueseCities } from '../locales/pt/zone-cities.ts'
import { currentLocale, type Locale } from './i18n.ts'

const nbsp = '\u00a0'
const minus = '\u2212'

export type DurationStyle = 'short' | 'full'

/** Left alone, Spanish parts thousands only from five digits on. */
const wholes: Record<Locale, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en', { useGrouping: 'always' }),
  pt: new Intl.NumberFormat('pt', { useGrouping: 'always' }),
}

/** `1.234` or `1,234`, as the language parts thousands. */
export const formatCount = (count: number, locale: Locale): string => wholes[locale].format(count)

/**
 * `3 h 30`, `0 h 45`, `64 h` (`64 h 00` in the full style of columns), `4.448 h 14`, `−1 h 05`; no-break
 * spaces.
 */
export function formatDuration(
  minutes: number,
  locale: Locale,
  style: DurationStyle = 'short',
): string {
  const total = Math.abs(Math.round(minutes))
  const hours = formatCount(Math.floor(total / 60), locale)
  const rest = total % 60
  const sign = minutes < 0 && total > 0 ? minus : ''
  if (rest === 0 && style === 'short' && total > 0) return `${sign}${hours}${nbsp}h`
  return `${sign}${hours}${nbsp}h${nbsp}${String(rest).padStart(2, '0')}`
}

export type When = { locale: Locale; timeZone: string; nowMs: number }
type Parts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>

const formatters = new Map<string, Intl.DateTimeFormat>()

function partsOf(ms: number, { locale, timeZone }: When): Parts {
  const key = `${locale} ${timeZone}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(key, formatter)
  }
  const parts = Object.fromEntries(
    formatter.formatToParts(ms).map((part) => [part.type, part.value]),
  )
  return {
    weekday: (parts['weekday'] ?? '').replace('.', ''),
    day: parts['day'] ?? '',
    month: (parts['month'] ?? '').replace('.', ''),
    year: parts['year'] ?? '',
    hour: parts['hour'] ?? '',
    minute: parts['minute'] ?? '',
  }
}

const dayWords = {
  es: { today: 'hoy', yesterday: 'ayer' },
  en: { today: 'today', yesterday: 'yesterday' },
  pt: { today: 'hoje', yesterday: 'ontem' },
} satisfies Record<Locale, { today: string; yesterday: string }>

const dayKey = (parts: Parts) => `${parts.year} ${parts.month} ${parts.day}`

/** `17:00`, in the reader's zone. */
export function formatTime(instant: string | number, when: When): string {
  const { hour, minute } = partsOf(toMs(instant), when)
  return `${hour}:${minute}`
}

/** `lun 9 mar`; `hoy` and `ayer` when true; the year only if it is not this one. */
export function formatDay(instant: string | number, when: When): string {
  const parts = partsOf(toMs(instant), when)
  const today = partsOf(when.nowMs, when)
  if (dayKey(parts) === dayKey(today)) return dayWords[when.locale].today
  // Noon of today minus 24 h is yesterday in every zone, also across a change of clocks.
  const hoursPastNoon = Number(today.hour) - 12
  const yesterday = partsOf(when.nowMs - (24 + hoursPastNoon) * 3_600_000, when)
  if (dayKey(parts) === dayKey(yesterday)) return dayWords[when.locale].yesterday
  const year = parts.year === today.year ? [] : [parts.year]
  return [parts.weekday, parts.day, parts.month, ...year].join(nbsp)
}

/** `lun 9 mar, 18:00` or `hoy, 15:12`, glued with no-break spaces. */
export function formatInstant(instant: string | number, when: When): string {
  return `${formatDay(instant, when)},${nbsp}${formatTime(instant, when)}`
}

/** A calendar date `YYYY-MM-DD`, which has no zone: `31 mar`, or with its year if not this one. */
export function formatDate(date: string, when: When): string {
  const utc = { ...when, timeZone: 'UTC' }
  const { day, month, year } = partsOf(Date.parse(`${date}T12:00:00Z`), utc)
  return [day, month, ...(year === partsOf(when.nowMs, when).year ? [] : [year])].join(nbsp)
}

/** Both ends of a period, `YYYY-MM-DD`: each with its year as soon as one of the two needs it. */
export function formatPeriod(ends: { from: string; to: string }, when: When) {
  const isOneYear = ends.from.slice(0, 4) === ends.to.slice(0, 4)
  const withYear = (date: string) => {
    const { day, month, year } = partsOf(Date.parse(`${date}T12:00:00Z`), {
      ...when,
      timeZone: 'UTC',
    })
    return [day, month, year].join(nbsp)
  }
  const read = (date: string) => (isOneYear ? formatDate(date, when) : withYear(date))
  return { from: read(ends.from), to: read(ends.to) }
}

/** The long form for hovers: full date, time and zone. */
export function formatFull(instant: string | number, when: When): string {
  return new Intl.DateTimeFormat(when.locale, {
    timeZone: when.timeZone,
    dateStyle: 'full',
    timeStyle: 'long',
  }).format(toMs(instant))
}

const regions: Record<string, string> = {
  PEN: 'es-PE',
  CLP: 'es-CL',
  MXN: 'es-MX',
  COP: 'es-CO',
  VES: 'es-VE',
  BRL: 'pt-BR',
  ARS: 'es-AR',
  USD: 'es-US',
}

/** Integer minor units and ISO currency, in the country's own way: `S/ 1,900.00`. */
export function formatMoney(money: { amount: number; currency: string }): string {
  const formatter = new Intl.NumberFormat(regions[money.currency] ?? 'es', {
    style: 'currency',
    currency: money.currency,
  })
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2
  return formatter
    .format(money.amount / 10 ** digits)
    .replace('-', minus)
    .replaceAll(' ', nbsp)
}

/** `1.2 MB` of 1024 each, as Windows shows: the size in words is the one people see on their file. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const digits = { maximumFractionDigits: power > 1 ? 1 : 0 }
  const figure = new Intl.NumberFormat(locale, digits).format(bytes / 1024 ** power)
  return `${figure}${nbsp}${units[power]}`
}

const cities: Record<Locale, Readonly<Record<string, string>>> = {
  es: spanishCities,
  en: englishCities,
  pt: portugueseCities,
}

/** The city of a zone as its readers call it: `America/Mexico_City` is `Ciudad de México`. */
export const zoneCity = (timeZone: string, locale: Locale = currentLocale()): string =>
  cities[locale][timeZone] ?? (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** `GMT−4`, at an instant. */
export function formatOffset(timeZone: string, nowMs: number): string | undefined {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    timeZoneName: 'shortOffset',
  }).formatToParts(nowMs)
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('-', minus)
}

/** `Caracas (GMT−4)`, at an instant; only the city for UTC itself. */
export function formatZone(timeZone: string, nowMs: number): string {
  const offset = formatOffset(timeZone, nowMs)
  return offset && timeZone !== 'UTC' ? `${zoneCity(timeZone)} (${offset})` : zoneCity(timeZone)
}

const toMs = (instant: string | number): number =>
  typeof instant === 'number' ? instant : Date.parse(instant)
