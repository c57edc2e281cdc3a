/** A mail ready to leave; `messageId` is stable over retries, so that a duplicate can be collapsed (P16). */
export type OutgoingMail = {
  from: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  messageId: string
  inReplyTo?: string
}

/** `temporary` is tried again, `permanent` is shown to the administrator. */
export type MailOutcome =
  | { kind: 'sent'; fileName?: string }
  | { kind: 'temporary'; reason: string }
  | { kind: 'permanent'; reason: string }

export type MailOut = { send(mail: OutgoingMail): Promise<MailOutcome>; close(): void }
