import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, systemScope } from '@mesa/api/db/database'
import { verifyLedger } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import { verifyRecords } from '@mesa/api/modules/record/record-verify.service'
import type { Acknowledged } from './acknowledgements.ts'

/** One promise asked: how many things were looked at, and each that is not as promised. */
export type Check = { name: string; asked: number; wrong: string[] }
type Given = {
  ownerUrl: string
  tenantId: string
  filesFolder: string
  acknowledged: Acknowledged[]
}
type Row = Record<string, string | number | null>
type Query = (text: string) => Promise<Row[]>
type Of<Kind> = Extract<Acknowledged, { kind: Kind }>

/** Everything acknowledged is stored, once; ledger, records and files are whole (P1, P2, P4, F16). */
export async function verifyKept(given: Given): Promise<Check[]> {
  const db = createDatabase({ url: given.ownerUrl, poolSize: 1 })
  // The owner of the tables passes the walls: one desk is all there is.
  const query: Query = async (text) => (await db.directory(text)) as Row[]
  try {
    const desk = systemScope(given.tenantId)
    const whole = { isolation: 'repeatable read', readOnly: true } as const
    const violations = await db.transaction(desk, verifyLedger, whole)
    const records = await db.transaction(desk, verifyRecords, whole)
    return [
      ...(await checkStored(query, given.acknowledged)),
      await checkMoves(query, given.acknowledged),
      await checkKeys(query),
      await checkFiles(query, given),
      await checkOutbox(query),
      {
        name: 'the ledger: I1–I12',
        asked: await count(query, 'ledger_postings'),
        wrong: violations.map(({ invariant, id, detail }) => `${invariant} ${id}: ${detail}`),
      },
      {
        name: 'the record chains',
        asked: records.events,
        wrong: records.broken.map(({ ticketId, chain, seq, reason }) =>
          [ticketId, chain, seq, reason].join(' '),
        ),
      },
    ]
  } finally {
    await db.close()
  }
}

async function checkStored(query: Query, acknowledged: Acknowledged[]): Promise<Check[]> {
  const of = <Kind extends Acknowledged['kind']>(kind: Kind) =>
    acknowledged.filter((entry): entry is Of<Kind> => entry.kind === kind)
  const tickets = await query('select id, number, summary as text from tickets')
  const messages = await query(
    `select id, body as text from messages where kind in ('reply', 'note')`,
  )
  const worklogs = await query(
    'select id, description as text, minutes, charged_minutes as charged from worklogs',
  )
  const decisions = await query('select id, explanation as text, status from decisions')
  const statusOf = new Map(decisions.map(({ id, status }) => [id, status]))
  const numberOf = new Map(tickets.map(({ id, number }) => [id, Number(number)]))
  const worklogOf = new Map(worklogs.map((row) => [row['id'], row]))
  return [
    compare('cases', of('case'), tickets),
    compare('messages', of('message'), messages),
    compare('worklogs', of('worklog'), worklogs),
    compare('consents asked', of('asked'), decisions),
    {
      name: 'numbers of cases',
      asked: of('case').length,
      wrong: of('case').flatMap(({ id, number }) =>
        numberOf.get(id) === number ? [] : [`${number} is ${String(numberOf.get(id))}`],
      ),
    },
    {
      name: 'minutes of worklogs',
      asked: of('worklog').length,
      wrong: of('worklog').flatMap(({ id, minutes, chargedMinutes }) => {
        const { minutes: stored, charged } = worklogOf.get(id) ?? {}
        // A later consent may charge more of it, never less.
        return stored === minutes && Number(charged) >= chargedMinutes ? [] : [id]
      }),
    },
    {
      name: 'consents answered',
      asked: of('answered').length,
      wrong: of('answered').flatMap(({ id, status }) =>
        statusOf.get(id) === status ? [] : [`${id} is ${String(statusOf.get(id))}`],
      ),
    },
  ]
}

/** Each acknowledged thing is stored under its id and its mark stands once; nothing else is there. */
function compare(
  name: string,
  acknowledged: Array<{ id: string; mark: string }>,
  rows: Row[],
): Check {
  const byMark = new Map<string, string[]>()
  for (const { id, text } of rows) {
    const mark = /m[0-9a-f]{16}/.exec(String(text))?.[0] ?? ''
    byMark.set(mark, [...(byMark.get(mark) ?? []), String(id)])
  }
  const wrong = acknowledged.flatMap(({ id, mark }) => {
    const stored = byMark.get(mark) ?? []
    if (stored.length === 0) return [`${id} was acknowledged and is lost`]
    if (stored.length > 1) return [`${mark} is stored ${stored.length} times`]
    return stored[0] === id ? [] : [`${mark} was acknowledged under another id`]
  })
  const known = new Set(acknowledged.map(({ mark }) => mark))
  const unknown = [...byMark.keys()].filter((mark) => !known.has(mark))
  return {
    name,
    asked: acknowledged.length,
    wrong: [...wrong, ...unknown.map((mark) => `${mark} is stored and was never acknowledged`)],
  }
}

async function checkMoves(query: Query, acknowledged: Acknowledged[]): Promise<Check> {
  const rows = await query(
    `select t.number, e.payload->>'action' as action, count(*)::int as times
     from ticket_events e join tickets t on t.tenant_id = e.tenant_id and t.id = e.ticket_id
     where e.type = 'state.changed' group by 1, 2`,
  )
  const times = new Map(rows.map((row) => [`${row['number']} ${row['action']}`, row['times']]))
  const moves = acknowledged.filter((entry): entry is Of<'moved'> => entry.kind === 'moved')
  return {
    name: 'moves of cases',
    asked: moves.length,
    wrong: moves.flatMap(({ number, action }) => {
      const found = times.get(`${number} ${action}`) ?? 0
      return found === 1 ? [] : [`case ${number}: ${action} happened ${String(found)} times`]
    }),
  }
}

/** A key without its answer could not be repeated: it is stored in the transaction of its effect. */
async function checkKeys(query: Query): Promise<Check> {
  const open = await query('select key from idempotency_keys where body is null')
  return {
    name: 'keys with their answers',
    asked: await count(query, 'idempotency_keys'),
    wrong: open.map(({ key }) => String(key)),
  }
}

async function checkFiles(
  query: Query,
  { filesFolder, tenantId, acknowledged }: Given,
): Promise<Check> {
  const rows = await query(
    `select a.id, a.storage_key, a.thumbnail_key, a.sha256, a.linked_at, m.id as message
     from attachments a left join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id`,
  )
  const hashes = new Map(rows.map(({ id, sha256 }) => [id, sha256]))
  const wrong = rows.flatMap((row) => {
    const { id, storage_key: key, thumbnail_key: small, sha256, linked_at: at, message } = row
    if (at !== null && message === null) return [`${String(id)} is linked to no message`]
    const path = join(filesFolder, String(key))
    if (!existsSync(path)) return [`${String(id)} has no bytes`]
    if (createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256)
      return [`${String(id)} has other bytes`]
    return small === null || existsSync(join(filesFolder, String(small)))
      ? []
      : [`${String(id)} has no thumbnail`]
  })
  const files = acknowledged.filter((entry): entry is Of<'file'> => entry.kind === 'file')
  const lost = files.filter(({ id, sha256 }) => hashes.get(id) !== sha256)
  const known = new Set(rows.flatMap((row) => [row['storage_key'], row['thumbnail_key']]))
  const left = readdirSync(join(filesFolder, tenantId)).filter(
    (name) => !known.has(`${tenantId}/${name}`),
  )
  return {
    name: `files (${left.length} without a row, for the daily sweep)`,
    asked: rows.length,
    wrong: [...wrong, ...lost.map(({ id }) => `${id} was acknowledged and is lost`)],
  }
}

/** What happened is told once: one outbox row for each event, one mail for each reader. */
async function checkOutbox(query: Query): Promise<Check> {
  const doubled = await query(
    `select outbox_id, to_address, count(*)::int as times from mails
     where outbox_id is not null group by 1, 2 having count(*) > 1`,
  )
  const silent = await query(
    `select e.id from ticket_events e where e.type = 'ticket.opened' and not exists (
       select from outbox o where o.tenant_id = e.tenant_id and o.ticket_id = e.ticket_id)`,
  )
  return {
    name: 'mails',
    asked: await count(query, 'mails'),
    wrong: [
      ...doubled.map((row) => `${row['outbox_id']} was mailed ${row['times']} times to one person`),
      ...silent.map(({ id }) => `${id} was told to nobody`),
    ],
  }
}

const count = async (query: Query, table: string) =>
  Number((await query(`select count(*)::int as n from ${table}`))[0]?.['n'])
