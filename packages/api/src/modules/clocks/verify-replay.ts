import type { Side } from '@mesa/shared/sla/case-facts'
import type { RecordedEvent } from '@mesa/shared/sla/record-happenings'
import { replayRecord } from '@mesa/shared/sla/replay-record'
import type { TicketType } from '@mesa/shared/ticket/machine'
import { toRecorded, versionOf } from './clock-lives.ts'
import type { StoredClockEvent } from './clock-lives.repository.ts'
import { nameOf, type WholeCase } from './verify-case.ts'
import type { RecordRow } from './verify.repository.ts'

/** Opened before all kinds of clocks existed: what its state implied then is in no record. */
export function isAdopted({ ticket, lives }: Pick<WholeCase, 'ticket' | 'lives'>): boolean {
  if (ticket.clocksVersion === 0) return true
  return lives.some(({ events: [start, ...others] }) => {
    const isNameless = start !== undefined && versionOf(start) === undefined
    return isNameless || [start, ...others].some((event) => event?.cause === 'adopted')
  })
}

/** Changes of calendar are decided outside the case: its record does not tell them. */
const isOfTheCase = ({ type, cause }: StoredClockEvent) =>
  type !== 'correct' && (type !== 'retarget' || cause === 'classification' || cause === 'rulebook')

/** Per clock, `type instant` of each event: as the record tells them, and as they are stored. */
export function replayCase({ ticket, lives, record, policyAt }: WholeCase) {
  const events = inOrder(record).map((row) => ({
    ...toRecorded(row),
    side: sideOf(row),
    recordedAt: row.recordedAt.getTime(),
  }))
  const type = receivedAs(events, ticket.type)
  const { commands, unansweredSince } = replayRecord(events, {
    type,
    policyAt: ({ recordedAt }) => policyAt(recordedAt),
  })
  const told = new Map<string, string>()
  for (const command of commands) addTo(told, nameOf(command), command)
  const stored = new Map<string, string>()
  for (const { clock, events: own } of lives) {
    for (const event of own.filter(isOfTheCase)) {
      addTo(stored, nameOf(clock), { type: event.type, at: event.at.getTime() })
    }
  }
  return { told, stored, unansweredSince }
}

function addTo(lines: Map<string, string>, name: string, one: { type: string; at: number }) {
  const line = `${one.type} ${new Date(one.at).toISOString()}`
  const known = lines.get(name)
  lines.set(name, known === undefined ? line : `${known}, ${line}`)
}

/** Both chains as one: an event of the desk's stands behind the public ones that it names. */
const inOrder = (record: readonly RecordRow[]): RecordRow[] =>
  record.toSorted((a, b) => {
    const [one, other] = [a, b].map(({ chain, seq, after }) => (chain === 'public' ? seq : after))
    if (one !== other) return (one ?? 0) - (other ?? 0)
    return a.chain === b.chain ? a.seq - b.seq : a.chain === 'public' ? -1 : 1
  })

const customers = new Set(['requester', 'key_user', 'backup_key_user'])

function sideOf({ authorSide, actorRole }: RecordRow): Side {
  if (authorSide !== null) return authorSide
  if (actorRole === 'system') return 'system'
  return customers.has(actorRole) ? 'customer' : 'desk'
}

/** The first ruling names what it replaced; a case that had none is still what it was received as. */
function receivedAs(events: readonly RecordedEvent[], now: TicketType): TicketType | null {
  const first = events.find(({ type }) => type === 'classification.changed')
  const before = first?.payload['before'] as { type: TicketType | null } | undefined
  return before ? before.type : now
}
