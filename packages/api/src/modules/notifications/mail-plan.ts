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
