import { Readable } from 'node:stream'
import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import * as record from './contract-record.repository.ts'
import { findAccount, listLots } from './hour-ledger.repository.ts'
import { listCloses } from './statement-lines.repository.ts'
import { pinAccount } from './statement-reading.service.ts'
import { toConsent, toWorklog } from './statements.repository.ts'
import { refuseUnreadable } from './statements.service.ts'

export type ContractRecordService = ReturnType<typeof createContractRecordService>
type Read = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>

const batch = 250

export const createContractRecordService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * The contract's ledger as one JSON text, made while it is sent: postings with the exact texts that
   * were hashed, lots, consents, work and closed months up to the head of this moment. Errors:
   * `not_found`, `not_allowed`.
   */
  async open(actor: Caller, contractId: string) {
    const read: Read = (work) => db.transaction(actor, work, { readOnly: true })
    const head = await db.transaction(
      actor,
      async (tx) => {
        await refuseUnreadable(tx, actor, contractId)
        return headOf(tx, contractId, clock.now())
      },
      { readOnly: true, isolation: 'repeatable read' },
    )
    const name = `ledger-${head.contract.number.replaceAll(/[^A-Za-z0-9-]+/g, '-')}.json`
    return { name, stream: Readable.from(rowsOf(head, read), { objectMode: false }) }
  },
})

type Head = Awaited<ReturnType<typeof headOf>>

async function headOf(tx: Tx, contractId: string, at: Date) {
  const pin = await pinAccount(tx, contractId)
  const account = await findAccount(tx, contractId)
  const { name, slug } = await currentDesk(tx)
  const [lots, closes] = await Promise.all([
    listLots(tx, pin.accountId),
    listCloses(tx, pin.accountId),
  ])
  return {
    format: 'mesa-contract-record' as const,
    version: 1 as const,
    exportedAt: at.toISOString(),
    desk: { name, slug },
    contract: pin.contract,
    account: {
      id: pin.accountId,
      seq: pin.headSeq,
      headHash: pin.headHash,
      createdAt: account?.createdAt.toISOString() ?? '',
    },
    lots: lots.map((lot) => ({
      id: lot.id,
      origin: lot.origin,
      periodKey: lot.periodKey,
      minutes: lot.minutes,
      validFrom: lot.validFrom,
      validUntil: lot.validUntil,
      accumulates: lot.accumulates,
      note: lot.note,
      createdSeq: lot.createdSeq,
    })),
    closes: closes.map(({ month, closedAt, ...close }) => ({
      ...close,
      month: month.slice(0, 7),
      closedAt: closedAt.toISOString(),
    })),
  }
}

/** One row of the text for each thing, so that it is made and read piece by piece. */
async function* rowsOf(head: Head, read: Read) {
  const { id: accountId, seq: headSeq } = head.account
  const reading = { accountId, headSeq, limit: batch }
  yield canonicalJson(head as unknown as Json).slice(0, -1)
  yield* listOf('postings', async (last: { seq: number } | undefined) =>
    read((tx) => record.listTexts(tx, { ...reading, afterSeq: last?.seq ?? 0 })),
  )
  yield* listOf('worklogs', async (last: { id: string } | undefined) => {
    const rows = await read((tx) => record.listWorkOf(tx, { ...reading, after: last?.id }))
    return rows.map(({ worklog, ticketNumber }) => ({
      ...toWorklog(worklog, ticketNumber),
      coverage: worklog.coverage,
      billable: worklog.billable,
      correctsId: worklog.correctsId,
    }))
  })
  yield* listOf('consents', async (last: { id: string } | undefined) => {
    const rows = await read((tx) => record.listConsentsOf(tx, { ...reading, after: last?.id }))
    return rows.map(({ decision, ticketNumber }) => ({
      ...toConsent(decision, ticketNumber),
      status: decision.status,
      purpose: decision.purpose,
    }))
  })
  yield* listOf('tickets', async (last: { id: string } | undefined) =>
    read((tx) => record.listTicketsOf(tx, { ...reading, after: last?.id })),
  )
  yield '}\n'
}

async function* listOf<Row extends object>(
  name: string,
  next: (last: Row | undefined) => Promise<Row[]>,
) {
  yield `,"${name}":[`
  let last: Row | undefined
  for (;;) {
    const rows = await next(last)
    const isFirst = last === undefined
    const texts = rows.map((row) => canonicalJson(row as unknown as Json)).join(',\n')
    if (rows.length > 0) yield `${isFirst ? '\n' : ',\n'}${texts}`
    last = rows.at(-1)
    if (rows.length < batch) break
  }
  yield '\n]'
}
