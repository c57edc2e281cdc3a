import type { CaseFacts, MailContent } from '../../locales/mail-text-types.ts'
import type { Template } from './composed-mail.ts'
import type { findDesk, Person } from './notifications.repository.ts'

export type Desk = Awaited<ReturnType<typeof findDesk>>
export type About = (desk: Desk) => CaseFacts

/** One letter about a case, and who gets it. */
export type Plan = {
  template: Template
  recipients: Person[]
  /** The texts as one reader gets them. */
  write: (reader: Person, desk: Desk) => MailContent
  path: string
}

export const formatInstant = (instant: Date, reader: Person, desk: Desk) =>
  new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone ?? desk.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)

export type Carries = 'full' | 'link'

/** Where mails carry a link, what people wrote stays in the case. */
export function carried(content: MailContent, carries: Carries): MailContent {
  if (carries === 'full') return content
  const { quote: _, ...rest } = content
  return rest
}

/** `$ 90,00`: minor units of a currency, as a reader writes them. */
export function formatMoney(
  { hourPriceAmount, hourPriceCurrency }: HourPrice,
  locale: Person['locale'],
): string {
  if (hourPriceAmount === null || hourPriceCurrency === null) return ''
  const style = { style: 'currency', currency: hourPriceCurrency } as const
  const format = new Intl.NumberFormat(locale, style)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(hourPriceAmount / 10 ** digits)
}
type HourPrice = { hourPriceAmount: number | null; hourPriceCurrency: string | null }
