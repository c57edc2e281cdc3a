import { setImmediate } from 'node:timers/promises'
import { addDays } from '@mesa/shared/ledger/dates'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { findClose, listByCase, listByDay } from './statement-lines.repository.ts'
import {
  explain,
  headOf,
  periodOf,
  pinAccount,
  placeLines,
  refuseMixed,
  type AskedPeriod,
  type Pinned,
} from './statement-reading.service.ts'
import { readEntries, readHead, type StatementEntry, type StatementHead } from './statement-text.ts'
import { refuseUnreadable } from './statements.service.ts'

/** A statement that is read piece by piece, however many lines it has. */
export type StatementSource = {
  head: StatementHead
  /** Of the text of a closed month; null: not closed. */
  statementHash: string | null
  /** The text of a closed month, word for word. */
  text: string | null
  byDay(): AsyncGenerator<StatementEntry[]>
  /** Those of no case first; `balanceAfter` has no meaning in this order. */
  byCase(): AsyncGenerator<StatementEntry[]>
}

const batch = 250

/**
 * Opens a statement for one of its files: closed months from their text, others from the postings up
 * to the head of this moment, a short transaction for each batch, so that a slow reader holds no
 * connection. Errors: `not_found`, `not_allowed`, `period_invalid`.
 */
export async function openStatement(
  db: Database,
  actor: Caller,
  { contractId, asked }: { contractId: string; asked: AskedPeriod },
): Promise<StatementSource> {
  const read = <Result>(work: (tx: Tx) => Promise<Result>) =>
    db.transaction(actor, work, { readOnly: true })
  refuseMixed(asked)
  const found = await db.transaction(
    actor,
    async (tx) => {
      await refuseUnreadable(tx, actor, contractId)
      const pin = await pinAccount(tx, contractId)
      const { month } = asked
      const close = month === undefined ? undefined : await findClose(tx, { ...pin, month })
      if (close?.statement) return { close }
      const period = await periodOf(tx, pin, asked)
      return { pin, ...(await headOf(tx, pin, period)) }
    },
    { readOnly: true, isolation: 'repeatable read' },
  )
  if ('close' in found) return fromText(found.close.statement ?? '', found.close.statementHash)
  return fromPostings(found, read)
}

function fromText(text: string, statementHash: string | null): StatementSource {
  async function* byDay() {
    let entries: StatementEntry[] = []
    for (const entry of readEntries(text)) {
      entries.push(entry)
      if (entries.length < batch) continue
      yield entries
      entries = []
      await setImmediate()
    }
    yield entries
  }
  return {
    head: readHead(text),
    statementHash,
    text,
    byDay,
    async *byCase() {
      const places: Array<{ number: number; index: number }> = []
      const all: StatementEntry[] = []
      for await (const entries of byDay())
        for (const entry of entries) {
          places.push({ number: entry.ticketNumber ?? 0, index: all.length })
          all.push(entry)
        }
      places.sort((one, other) => one.number - other.number || one.index - other.index)
      for (let start = 0; start < places.length; start += batch)
        yield places.slice(start, start + batch).flatMap(({ index }) => all[index] ?? [])
    },
  }
}

type Read = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
type Opened = { pin: Pinned } & Pick<Awaited<ReturnType<typeof headOf>>, 'head' | 'opening'>

function fromPostings({ pin, head, opening }: Opened, read: Read): StatementSource {
  const days = { from: head.from, before: addDays(head.to, 1) }
  const asked = { ...pin, ...days, limit: batch }
  return {
    head,
    statementHash: null,
    text: null,
    async *byDay() {
      let running = opening
      let at: Awaited<ReturnType<typeof listByDay>>[number] | undefined
      for (;;) {
        const { rows, entries, after } = await read(async (tx) => {
          const found = await listByDay(tx, { ...asked, at, isAfter: true })
          const step = await placeLines(tx, found, running)
          const told = await explain(tx, step.placed, pin.accountId)
          return { rows: found, entries: told, after: step.after }
        })
        yield entries
        running = after
        at = rows.at(-1)
        if (rows.length < batch) return
      }
    },
    async *byCase() {
      let after: Parameters<typeof listByCase>[1]['after']
      for (;;) {
        const { rows, entries } = await read(async (tx) => {
          const found = await listByCase(tx, { ...asked, after })
          const postings = found.map(({ posting }) => posting)
          const { placed } = await placeLines(tx, postings, opening)
          return { rows: found, entries: await explain(tx, placed, pin.accountId) }
        })
        yield entries
        const last = rows.at(-1)
        after = last && { ...last.posting, ticketNumber: last.ticketNumber }
        if (rows.length < batch) return
      }
    },
  }
}
