import { createDatabase, systemScope } from '@mesa/api/db/database'
import { verifyLedger } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import { verifyRecords } from '@mesa/api/modules/record/record-verify.service'

/** What a long form saw: figures for the reader, and each thing that was not as promised. */
export type Seen = { figures: Array<[string, string | number]>; wrong: string[] }
export type FormOptions = { count: number; seed: number; say: (line: string) => void }

export const mark = (random: () => number) =>
  `m${Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('')}`

/** Rows as the owner of the tables sees them. */
export async function askRows(url: string, text: string): Promise<Array<Record<string, unknown>>> {
  const db = createDatabase({ url, poolSize: 1 })
  try {
    return await db.directory(text)
  } finally {
    await db.close()
  }
}

/** Ledger and records of the desk, recomputed; each violation in words. */
export async function violationsIn(url: string, tenantId: string): Promise<string[]> {
  const db = createDatabase({ url, poolSize: 1 })
  const whole = { isolation: 'repeatable read', readOnly: true } as const
  try {
    const scope = systemScope(tenantId)
    const ledger = await db.transaction(scope, verifyLedger, whole)
    const { broken } = await db.transaction(scope, verifyRecords, whole)
    return [...ledger, ...broken].map((one) => JSON.stringify(one))
  } finally {
    await db.close()
  }
}

/** Each of these texts stands exactly once among the rows. */
export async function notOnce(url: string, { text, marks }: { text: string; marks: string[] }) {
  const rows = await askRows(url, text)
  const stored = rows.map((row) => String(Object.values(row)[0])).join('\n')
  return marks
    .map((one) => ({ one, times: stored.split(one).length - 1 }))
    .filter(({ times }) => times !== 1)
    .map(({ one, times }) => `${one} is stored ${times} times`)
}
