import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { layOut } from './mail-layout.ts'
import * as facts from './notifications.repository.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'

/** `desk.check_failed`: every administrator learns that ledger, record or clocks do not add up (P4, P22). */
export async function composeAlarm(
  tx: Tx,
  { payload }: Happening,
  linkBase: string,
): Promise<ComposedMail[]> {
  const desk = await facts.findDesk(tx)
  const found = {
    desk: desk.name,
    violations: Number(payload['violations']),
    brokenChains: Number(payload['brokenChains']),
    clockDifferences: Number(payload['clockDifferences'] ?? 0),
  }
  const administrators = await facts.listAdministrators(tx)
  return administrators.map((reader) => ({
    userId: reader.id,
    organizationId: null,
    ticketId: null,
    template: 'check_failed',
    locale: reader.locale,
    toAddress: reader.email,
    toName: reader.name,
    ...layOut({
      content: mailTexts[reader.locale].check_failed(found),
      locale: reader.locale,
      recipient: reader.name,
      desk: desk.name,
      link: `${linkBase}/admin/auditoria`,
      hasCase: false,
    }),
  }))
}
