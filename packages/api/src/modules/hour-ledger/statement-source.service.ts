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
import { batch, closedSource, type StatementSource } from './statement-sources.ts'
import { refuseUnreadable } from './statements.service.ts'

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
  if ('close' in found) return closedSource(found.close.statement ?? '', found.close.statementHash)
  return fromPostings(found, read)
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
