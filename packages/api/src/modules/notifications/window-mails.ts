import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'
import { layOut } from './mail-layout.ts'
import { carried, formatInstant, type Carries } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import { listOfAccount } from './responsible.ts'

export const isWindow = ({ type }: Pick<Happening, 'type'>) =>
  type === 'window.announced' || type === 'window.cancelled'

type Sending = { linkBase: string; carries: Carries; now: Date }

/** IN-10: who answers for the organization learns when nothing may fail there. */
export async function composeWindowMails(
  tx: Tx,
  { type, payload }: Happening,
  { linkBase, carries, now }: Sending,
): Promise<ComposedMail[]> {
  const leadId = payload['accountLeadId']
  const people = await listOfAccount(tx, typeof leadId === 'string' ? leadId : null, now)
  const desk = await facts.findDesk(tx)
  const [startsAt, endsAt] = [payload['startsAt'], payload['endsAt']].map(
    (instant) => new Date(String(instant)),
  )
  if (!startsAt || !endsAt) return []
  const isAnnounced = type === 'window.announced'
  return people
    .filter(({ id }) => id !== payload['actorId'])
    .map((reader) => {
      const texts = mailTexts[reader.locale]
      const told = {
        organization: String(payload['organizationName']),
        reason: String(payload['reason']),
        from: formatInstant(startsAt, reader, desk),
        to: formatInstant(endsAt, reader, desk),
      }
      const content = isAnnounced
        ? texts.window_announced({ ...told, isLate: payload['isLate'] === true })
        : texts.window_cancelled(told)
      return {
        userId: reader.id,
        organizationId: null,
        ticketId: null,
        template: isAnnounced ? ('window_announced' as const) : ('window_cancelled' as const),
        locale: reader.locale,
        toAddress: reader.email,
        toName: reader.name,
        ...layOut({
          content: carried(content, carries),
          locale: reader.locale,
          recipient: reader.name,
          desk: desk.name,
          link: `${linkBase}/console/ventanas`,
          hasCase: false,
        }),
      }
    })
}
