import { Type, type Static } from 'typebox'
import {
  Instant,
  nullable,
  page,
  pageFields,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { Locale } from './vocabulary.schema.ts'

/** `written`: no SMTP is set, the mail lies as `.eml` in the data folder. */
export const MailStatus = Type.Enum(['queued', 'sent', 'written', 'failed'], { type: 'string' })
export type MailStatus = Static<typeof MailStatus>

const rowFields = {
  id: Uuid,
  to: Type.String(),
  subject: Type.String(),
  template: Type.String(),
  locale: Locale,
  status: MailStatus,
  attempts: Type.Integer({ minimum: 0 }),
  lastError: nullable(Type.String()),
  ticketNumber: nullable(TicketNumber),
  createdAt: Instant,
  sentAt: nullable(Instant),
}

export const MailListItem = Type.Object(rowFields)
export type MailListItem = Static<typeof MailListItem>

/** `GET /mails`, newest first; administrators only. */
export const MailList = page(MailListItem)
export type MailList = Static<typeof MailList>

export const MailListQuery = Type.Object(
  {
    ...pageFields,
    status: Type.Optional(MailStatus),
    ticketNumber: Type.Optional(TicketNumber),
    q: Type.Optional(text(200)),
  },
  strict,
)
export type MailListQuery = Static<typeof MailListQuery>

/** `GET /mails/:id`; links with one-time tokens are shown as sent only on a demo desk. */
export const MailView = Type.Object({
  ...rowFields,
  text: Type.String(),
  html: nullable(Type.String()),
})
export type MailView = Static<typeof MailView>
