import type { DeskPublicView, DeskView } from '@mesa/shared/wire/desk.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { calendarForCase, deskCalendar } from '../calendars/calendars.service.ts'
import { namesOfKind } from '../catalogs/catalog-entries.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { listSignOn } from '../sign-on/providers.service.ts'
import { currentDesk, findDesk, listDesks } from '../tenants/tenants.service.ts'
import { attentionAt } from './attention.ts'
import * as desk from './desk.repository.ts'
import { toPolicyView } from './policy-view.ts'

export type DeskService = ReturnType<typeof createDeskService>
type Deps = {
  db: Database
  clock: Clock
  config: Pick<Config, 'isDemo' | 'attachmentBytesMax'>
}
/** As `OpenTicketBody` bounds `attachments`. */
const ATTACHMENTS_MAX = 20

export const createDeskService = ({ db, clock, config }: Deps) => ({
  get: (actor: Caller, reader: Locale): Promise<DeskView> =>
    db.transaction(
      actor,
      async (tx) => {
        const { name, slug, timeZone, locale } = await currentDesk(tx)
        const calendar = await calendarOf(tx, actor, clock.now())
        const { policy } = await policyInForce(tx)
        return {
          name,
          slug,
          timeZone,
          locale,
          attention: attentionAt(calendar, clock.now()),
          policy: toPolicyView(policy),
          components: await namesOfKind(tx, { kind: 'components', locale: reader }),
          // A file is judged by its bytes, and any that is no program is kept (A55).
          attachments: {
            maxBytes: config.attachmentBytesMax,
            maxFiles: ATTACHMENTS_MAX,
            mediaTypes: ['*/*'],
          },
        }
      },
      { readOnly: true },
    ),

  /** For the sign-in page, to anybody: the desk of the slug, of the host name, or the only one. */
  async getPublic(wanted: { slug?: string | undefined; host: string }): Promise<DeskPublicView> {
    const { isDemo } = config
    const found = await findDesk(db, wanted)
    if (!found) {
      const all = await listDesks(db)
      const desks = isDemo ? all : []
      const needsSetup = all.length === 0
      return { name: null, slug: null, locale: 'es', needsSetup, isDemo, signOn: [], desks }
    }
    const { id, name, slug, locale } = found
    return db.transaction(
      systemScope(id),
      async (tx) => {
        const needsSetup = !(await desk.hasAdministrator(tx))
        return { name, slug, locale, needsSetup, isDemo, signOn: await listSignOn(tx), desks: [] }
      },
      { readOnly: true },
    )
  },
})

/** The desk's own; for a customer, what will measure a case of theirs as far as it can be known. */
async function calendarOf(tx: Tx, actor: Caller, now: Date) {
  const organizationId =
    actor.kind === 'customer' ? actor.memberships[0]?.organizationId : undefined
  if (organizationId === undefined) return deskCalendar(tx)
  const contractId = await desk.findOnlyContract(tx, { organizationId, now })
  return calendarForCase(tx, { contractId, organizationId })
}
