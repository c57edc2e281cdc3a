import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'
import { layOut } from './mail-layout.ts'
import * as facts from './notifications.repository.ts'

/** `calendar.proposed`: every administrator learns that the holidays of a coming year wait for a yes. */
export async function composeProposal(
  tx: Tx,
  { payload }: Happening,
  linkBase: string,
): Promise<ComposedMail[]> {
  const desk = await facts.findDesk(tx)
  const proposed = {
    desk: desk.name,
    calendar: String(payload['calendarName']),
    year: Number(payload['year']),
    days: Number(payload['days']),
  }
  const administrators = await facts.listAdministrators(tx)
  return administrators.map((reader) => ({
    userId: reader.id,
    organizationId: null,
    ticketId: null,
    template: 'holidays_proposed',
    locale: reader.locale,
    toAddress: reader.email,
    toName: reader.name,
    ...layOut({
      content: mailTexts[reader.locale].holidays_proposed(proposed),
      locale: reader.locale,
      recipient: reader.name,
      desk: desk.name,
      link: `${linkBase}/admin/calendarios/${String(payload['calendarId'])}`,
      hasCase: false,
    }),
  }))
}
