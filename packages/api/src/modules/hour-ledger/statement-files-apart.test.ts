import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { makeApart } from './statement-files-apart.ts'
import type { StatementSource } from './statement-sources.ts'
import type { StatementEntry, StatementHead } from './statement-text.ts'

const head = {
  contract: { timeZone: 'America/Lima' },
  components: [],
  lots: [],
} as unknown as StatementHead
const entry = {
  seq: 1,
  effectiveOn: '2026-02-10',
  postedAt: '2026-02-10T14:00:00.000Z',
  kind: 'memo',
  minutes: 5,
  balanceAfter: 0,
  ticketNumber: null,
  component: null,
  consent: null,
} as unknown as StatementEntry
const sourceOf = (lines: () => AsyncGenerator<StatementEntry[]>): StatementSource => ({
  head,
  statementHash: null,
  text: null,
  byDay: lines,
  byCase: lines,
})
const few = async function* () {
  yield [entry, { ...entry, seq: 2 }]
}
const csv = { format: 'csv', locale: 'es' } as const
const rowsOf = async (source: StatementSource) =>
  (await buffer(makeApart(source, csv))).toString().trim().split('\r\n').length

test('F23: lines that can no longer be read break the file off, and the next file is whole', async () => {
  const breaking = sourceOf(async function* () {
    yield [entry]
    throw new Error('the database went away')
  })
  await expect(buffer(makeApart(breaking, csv))).rejects.toThrow('the database went away')
  expect(await rowsOf(sourceOf(few))).toBe(3)
})

test('F23: whoever leaves a file in the middle stops its lines, and the files of others go on', async () => {
  let asked = 0
  const left = Promise.withResolvers<void>()
  const endless = sourceOf(async function* () {
    try {
      for (;;) {
        asked += 1
        yield Array.from({ length: 200 }, () => entry)
      }
    } finally {
      left.resolve()
    }
  })
  const file = makeApart(endless, csv)
  const other = rowsOf(sourceOf(few))
  for await (const _ of file) break
  expect(file.destroyed).toBe(true)
  await left.promise
  expect(asked).toBeGreaterThan(0)
  expect(await other).toBe(3)
})

test('F23: a file that cannot be made is told to its reader, and the next one is whole', async () => {
  const wrong = sourceOf(async function* () {
    yield [{ ...entry, postedAt: 'never' }]
  })
  await expect(buffer(makeApart(wrong, csv))).rejects.toThrow('Invalid time value')
  expect(await rowsOf(sourceOf(few))).toBe(3)
})

test('HR-10: the reversal of a capture is told as minutes given back to what is reserved', async () => {
  const back = {
    ...entry,
    kind: 'reverse',
    lotId: 'one',
    minutes: -60,
    chargedMinutes: -60,
  } as const
  const file = makeApart(
    sourceOf(async function* () {
      yield [back, { ...back, minutes: 60 }]
    }),
    csv,
  )
  const [, reserved, available] = (await buffer(file)).toString().split('\r\n')
  expect(reserved).toContain(';Devuelto a lo reservado;')
  expect(reserved).toContain(';60;1:00;')
  expect(available).toContain(';Devolución;')
})
