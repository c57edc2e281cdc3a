import { mailTexts } from '../../locales/mail-texts.ts'
import type { Tx } from '../../db/database.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'
import { layOut } from './mail-layout.ts'
import * as facts from './notifications.repository.ts'

/** `statement.requested` (HR-10): to whoever asked, and to nobody else. */
export async function composeStatementMail(
  tx: Tx,
  { payload }: Happening,
  linkBase: string,
): Promise<ComposedMail[]> {
  const [reader] = await facts.listPeople(tx, [String(payload['userId'])])
  if (!reader) return []
  const desk = await facts.findDesk(tx)
  const word = (key: string) => {
    const value = payload[key]
    return typeof value === 'string' ? value : null
  }
  const [from, to, month] = [word('from'), word('to'), word('month')]
  const days = [from, to].filter((day) => day !== null).join(' – ')
  const link = new URL(`${linkBase}/horas`)
  const asked = { contrato: word('contractId'), desde: from, hasta: to, mes: month }
  for (const [key, value] of Object.entries(asked))
    if (value !== null) link.searchParams.set(key, value)
  const content = mailTexts[reader.locale].statement_ready({
    contract: String(payload['contract']),
    period: month ?? (days === '' ? null : days),
    format: payload['format'] === 'xlsx' ? 'xlsx' : 'pdf',
  })
  return [
    {
      userId: reader.id,
      organizationId: null,
      ticketId: null,
      template: 'statement_ready',
      locale: reader.locale,
      toAddress: reader.email,
      toName: reader.name,
      ...layOut({
        content,
        locale: reader.locale,
        recipient: reader.name,
        desk: desk.name,
        link: link.href,
        hasCase: false,
      }),
    },
  ]
}
