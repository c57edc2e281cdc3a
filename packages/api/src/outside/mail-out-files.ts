import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../ids.ts'
import { toEnvelope } from './mail-envelope.ts'
import type { MailOut } from './mail-out.ts'

/** Without SMTP every mail becomes an `.eml` file, readable by any mail program: nothing is lost or faked. */
export function createFileMailOut(folder: string): MailOut {
  /** Loaded with the first mail: an idle process does without. */
  const loadComposer = async () =>
    (await import('nodemailer')).createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'windows',
    })
  let composer: ReturnType<typeof loadComposer> | undefined
  return {
    async send(mail) {
      const envelope = toEnvelope(mail)
      if (envelope === null) return { kind: 'permanent', reason: 'the address is not valid' }
      try {
        const { message } = await (await (composer ??= loadComposer())).sendMail(envelope)
        // Named by its Message-ID, so that a repeat overwrites instead of doubling.
        const fileName = `${sha256(mail.messageId).slice(0, 32)}.eml`
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(join(folder, `${fileName}.part`), message as Buffer, { mode: 0o600 })
        await rename(join(folder, `${fileName}.part`), join(folder, fileName))
        return { kind: 'sent', fileName }
      } catch (error) {
        return { kind: 'temporary', reason: (error as Error).message.slice(0, 500) }
      }
    },
    close: () => undefined,
  }
}
