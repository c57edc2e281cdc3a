import { can } from '@mesa/shared/access/can'
import {
  accountFor,
  listTurns,
  OWING,
  turnEvents,
  wholeMinutes,
} from '@mesa/shared/sla/accountability'
import type { AccountabilityView, ClocksExplained } from '@mesa/shared/wire/clocks-explain.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { calendarForCase, calendarOfVersion } from '../calendars/calendars.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { loadTicket, thingOf, type Ticket } from '../tickets/tickets.service.ts'
import * as stored from './clock-lives.repository.ts'
import {
  calendarsOfCase,
  groupBy,
  lifeKey,
  toRecorded,
  versionsNamed,
  type Calendars,
} from './clock-lives.ts'
import { explainLife, type Naming } from './explain-view.ts'

export type ClockExplainService = ReturnType<typeof createClockExplainService>

/** The newest; what a person can read of one case is far less. */
const clocksMax = 100
const desksOwn: ReadonlySet<string> = new Set(['freshness'])

export const createClockExplainService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Why each clock of a case says what it says, and whose the next move was for how long (EX-4). The
   * customer is told of their own clocks and of what was promised to them, without the desk's names.
   */
  explain: (actor: Caller, ref: string): Promise<ClocksExplained> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        const isDesk = can(actor, 'ticket.read_desk', await thingOf(tx, ticket)).allowed
        return explainCase(tx, { ticket, isDesk, asOf: clock.now() })
      },
      { readOnly: true, isolation: 'repeatable read' },
    ),
})

type Question = { ticket: Ticket; isDesk: boolean; asOf: Date }

async function explainCase(tx: Tx, { ticket, isDesk, asOf }: Question): Promise<ClocksExplained> {
  const all = await stored.listClocks(tx, [ticket.id])
  const events = await stored.listEvents(tx, [ticket.id])
  const versionIds = versionsNamed(all, events)
  const calendars = await compiledVersions(tx, versionIds)
  const names = await stored.nameVersions(tx, versionIds)
  const naming: Naming = {
    calendars,
    versions: new Map(names.map((version) => [version.id, version])),
    isDesk,
  }
  const byKey = groupBy(events, lifeKey)
  const lives = all.map((clock) => ({ clock, events: byKey.get(lifeKey(clock)) ?? [] }))
  const shown = lives.filter(({ clock }) => isDesk || !desksOwn.has(clock.metric))
  const clocks = []
  for (const life of shown.slice(0, clocksMax)) {
    clocks.push(await explainLife(tx, life, { naming, asOf: asOf.getTime() }))
  }
  return {
    asOf: asOf.toISOString(),
    clocks,
    isCut: shown.length > clocksMax,
    accountability: await accountOf(tx, { ticket, asOf, known: calendarsOfCase(lives, calendars) }),
  }
}

async function compiledVersions(tx: Tx, versionIds: string[]): Promise<Calendars> {
  const known = await Promise.all(versionIds.map((id) => calendarOfVersion(tx, id)))
  return new Map(known.map((calendar) => [calendar.versionId, calendar]))
}

type Account = { ticket: Ticket; asOf: Date; known: ReturnType<typeof calendarsOfCase> }

async function accountOf(tx: Tx, { ticket, asOf, known }: Account): Promise<AccountabilityView> {
  const { policy } = await policyInForce(tx)
  const rows = await stored.listTurnEvents(tx, [ticket.id])
  const calendars =
    known.length > 0 ? known : [{ from: 0, calendar: (await calendarForCase(tx, ticket)).calendar }]
  const turns = listTurns(turnEvents(rows.map(toRecorded)), {
    asOf: asOf.getTime(),
    awayExcusesDesk: policy.away.pausesDeskClocks,
  })
  const spent = accountFor(turns, calendars)
  const [desk = 0, customer = 0, vendor = 0, nobody = 0] = wholeMinutes(
    OWING.map((owing) => spent[owing]),
  )
  const totalMinutes = desk + customer + vendor + nobody
  return { desk, customer, vendor, nobody, totalMinutes }
}
