import { join } from 'node:path'
import { createFileMailOut } from './mail-out-files.ts'
import type { MailOut } from './mail-out.ts'

/** SMTP when `MESA_SMTP_URL` is set, otherwise files in `<dataDir>/mail/`. */
export const createMailOut = async ({
  smtpUrl,
  dataDir,
}: {
  smtpUrl: string | null
  dataDir: string
}): Promise<MailOut> =>
  smtpUrl === null
    ? createFileMailOut(join(dataDir, 'mail'))
    : (await import('./mail-out-smtp.ts')).createSmtpMailOut(smtpUrl)
