import { join } from 'node:path'
import { createFileMailOut } from './mail-out-files.ts'
import { createSmtpMailOut } from './mail-out-smtp.ts'
import type { MailOut } from './mail-out.ts'

/** SMTP when `MESA_SMTP_URL` is set, otherwise files in `<dataDir>/mail/`. */
export const createMailOut = ({
  smtpUrl,
  dataDir,
}: {
  smtpUrl: string | null
  dataDir: string
}): MailOut =>
  smtpUrl === null ? createFileMailOut(join(dataDir, 'mail')) : createSmtpMailOut(smtpUrl)
