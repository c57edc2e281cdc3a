import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase } from '@mesa/api/db/database'
import type { Listener } from './stream-listener.ts'
import type { Check } from './verify-kept.ts'

type Row = Record<string, unknown>
type Query = (text: string, values?: unknown[]) => Promise<Row[]>
type Sink = { messageIds: string[]; distinct: () => number }

const settleMsMax = 180_000

/**
 * Every mail that is due left once, by its Message-ID. A worker that is killed between handing over
 * and writing so down leaves its mails leased for ten minutes; those minutes are skipped here.
 */
export async function checkMailsSent(ownerUrl: string, sink: Sink) {
  return asking(ownerUrl, async (query) => {
    await until(async () => {
      const [row] = await query(
        `select count(*)::int as n from outbox where dispatched_at is null and set_aside_at is null`,
      )
      return row?.['n'] === 0
    })
    const leased = await query(
      `update mails set next_attempt_at = now() where status = 'queued'
       and next_attempt_at > now() + interval '1 minute' returning id`,
    )
    await until(async () => {
      const [row] = await query(`select count(*)::int as n from mails where status = 'queued'`)
      return row?.['n'] === 0
    })
    const rows = await query('select message_id as id, status from mails')
    const taken = new Set(sink.messageIds)
    const known = rows.map(({ id }) => String(id))
    return {
      leased: leased.length,
      repeated: sink.messageIds.length - taken.size,
      check: {
        name: 'mails handed over, by Message-ID',
        asked: rows.length,
        wrong: [
          ...rows
            .filter(({ id, status }) => status !== 'sent' || !taken.has(String(id)))
            .map(({ id, status }) => `${String(id)} is ${String(status)}`),
          ...[...taken].filter((id) => !known.includes(id)).map((id) => `${id} is nobody's`),
          ...known.filter((id, index) => known.indexOf(id) !== index).map((id) => `${id} twice`),
        ],
      } satisfies Check,
    }
  })
}

/** From its first connection on, each listener heard every event that is its own, once and in order. */
export async function checkNews(
  ownerUrl: string,
  listeners: Listener[],
  customerEmail: string,
): Promise<Check[]> {
  return asking(ownerUrl, async (query) => {
    const rows = await query(
      `select o.xid || '-' || o.position as id, not o.internal and o.organization_id = any (
         select m.organization_id from memberships m join users u
           on u.tenant_id = m.tenant_id and u.id = m.user_id where u.email = $1) as theirs
       from outbox o where o.type not like 'identity.%' order by o.xid, o.position`,
      [customerEmail],
    )
    const all = rows.map(({ id }) => String(id))
    const theirs = rows.filter((row) => row['theirs'] === true).map(({ id }) => String(id))
    const names = ['live news of an agent', 'live news of a customer']
    const checks: Check[] = []
    for (const [index, listener] of listeners.entries()) {
      const own = index === 0 ? all : theirs
      await until(async () => listener.lastId() === own.at(-1)).catch(() => undefined)
      checks.push(compareNews(names[index] ?? '', listener, own))
    }
    return checks
  })
}

function compareNews(name: string, listener: Listener, own: string[]): Check {
  const from = listener.from()
  if (from === undefined) return { name, asked: 0, wrong: ['never connected'] }
  const due = own.filter((id) => isAfter(id, from))
  const seen = listener.seen.filter((id) => isAfter(id, from))
  const wrong = [
    ...due.filter((id) => !seen.includes(id)).map((id) => `${id} was never heard`),
    ...seen.filter((id) => !due.includes(id)).map((id) => `${id} is not theirs`),
    ...seen.filter((id, index) => seen.indexOf(id) !== index).map((id) => `${id} was heard twice`),
    ...seen
      .filter((id, index) => index > 0 && !isAfter(id, seen[index - 1] ?? id))
      .map((id) => `${id} came late`),
    ...(listener.resets() > 0 ? [`told to begin anew ${listener.resets()} times`] : []),
  ]
  return { name, asked: due.length, wrong }
}

function isAfter(id: string, other: string): boolean {
  const [xid = 0n, position = 0n] = id.split('-').map(BigInt)
  const [otherXid = 0n, otherPosition = 0n] = other.split('-').map(BigInt)
  return xid > otherXid || (xid === otherXid && position > otherPosition)
}

async function asking<Result>(url: string, work: (query: Query) => Promise<Result>) {
  const db = createDatabase({ url, poolSize: 1 })
  try {
    return await work((text, values) => db.directory(text, values))
  } finally {
    await db.close()
  }
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const from = performance.now()
  while (!(await isDone())) {
    if (performance.now() - from > settleMsMax) throw new Error('it never settled')
    await sleep(250)
  }
}
