import { createTransport } from 'nodemailer'
import type { MailOut, MailOutcome } from './mail-out.ts'
import { toEnvelope } from './mail-envelope.ts'

const timeoutMs = 20_000

type SmtpError = Error & { code?: string; responseCode?: number }

/** Hands mails to the server of `MESA_SMTP_URL` (`smtp://`, `smtps://`). */
export function createSmtpMailOut(smtpUrl: string): MailOut {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    async send(mail): Promise<MailOutcome> {
      const envelope = toEnvelope(mail)
      if (envelope === null) return { kind: 'permanent', reason: 'the address is not valid' }
      try {
        await transport.sendMail(envelope)
        return { kind: 'sent' }
      } catch (error) {
        return judge(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

/** Only a refusal of this recipient or message is final; a refused login is our setting, soon repaired. */
function judge({ code, responseCode = 0, message }: SmtpError): MailOutcome {
  const isFinal = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500
  return { kind: isFinal ? 'permanent' : 'temporary', reason: message.slice(0, 500) }
}
