import type { SendMailOptions } from 'nodemailer'
import type { OutgoingMail } from './mail-out.ts'

/**
 * One plain address: no quoting, comments, groups or lists, whose parsing has sent mail to strangers
 * (A38; CVE-2025-13033, CVE-2025-14874).
 */
const plainAddress = /^[^\s"(),:;<>@[\]\\\p{Cc}\p{Cf}]{1,64}@[\p{L}\p{N}.-]{1,190}$/u

export const isPlainAddress = (address: string) => plainAddress.test(address)

/** A header is one line, whatever a person wrote into it (A37). */
export const toHeaderLine = (value: string) =>
  value
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 250)

/** What nodemailer gets: the envelope is given, so that it never reads recipients out of a header. */
export function toEnvelope(mail: OutgoingMail): SendMailOptions | null {
  if (!isPlainAddress(mail.to.address)) return null
  const from = parseFrom(mail.from)
  return {
    envelope: { from: from.address, to: [mail.to.address] },
    from,
    to: { name: toHeaderLine(mail.to.name), address: mail.to.address },
    subject: toHeaderLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.inReplyTo && { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
    // RFC 3834: no vacation answer to a program.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function parseFrom(from: string) {
  const [, name, address] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? []
  return { name: toHeaderLine(name ?? ''), address: address ?? from.trim() }
}
