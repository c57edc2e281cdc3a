import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RecordExport } from '@mesa/shared/wire/record.schema'
import { runVerifier } from './testing/run-verifier.ts'

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, 'fixtures', `${name}-record.json`), 'utf8')
const changed = (change: (record: RecordExport) => unknown) => {
  const record = JSON.parse(fixture('valid')) as RecordExport
  change(record)
  return runVerifier(JSON.stringify(record))
}
const chain = (record: RecordExport, index: number) => {
  const found = record.chains[index]
  if (!found) throw new Error('the fixture has both chains')
  return found
}

test('EX-3: the valid fixture verifies, and says what was seen', async () => {
  const { code, out } = await runVerifier(fixture('valid'))

  expect(code).toBe(0)
  expect(out).toMatch(/^valid: case 1, FACTURACIÓN, Emisión con «ñ» y acentúa\n/)
  expect(out).toMatch(/public chain: 21 events, head [0-9a-f]{64}\n/)
  expect(out).toMatch(/desk chain: \d+ events, head [0-9a-f]{64}\n/)
})

test('EX-3: the tampered fixture differs in one byte, and its event is named', async () => {
  const [valid, tampered] = [fixture('valid'), fixture('tampered')]
  const differing = Array.from(valid).filter((sign, index) => sign !== tampered[index])
  const { code, out } = await runVerifier(tampered)

  expect(differing).toEqual(['8'])
  expect(code).toBe(1)
  expect(out).toBe('BROKEN: public event 9 (decision.asked): hash is not of its text\n')
})

test('EX-3: the public chain of a record verifies alone, the desk chain does not', async () => {
  const alone = await changed((record) => {
    const noted = new Set(
      chain(record, 1).events.map(({ canonical }) => JSON.parse(canonical).payload.messageId),
    )
    record.chains.pop()
    record.contents.messages = record.contents.messages.filter(({ id }) => !noted.has(id))
    record.contents.files = record.contents.files.filter(({ name }) => !name.includes('NOTA'))
  })
  const desk = await changed((record) => record.chains.shift())

  expect(alone.code).toBe(0)
  expect(desk).toMatchObject({ code: 1, out: 'BROKEN: unknown chains: desk\n' })
})

test.each<[what: string, change: (record: RecordExport) => unknown, told: RegExp]>([
  ['a removed event', (r) => chain(r, 0).events.splice(3, 1), /public event 4 .*seq 5 stands/],
  ['a removed end', (r) => chain(r, 0).events.pop(), /its head is not its last event/],
  ['events changed about', (r) => chain(r, 0).events.reverse(), /public event 1 .*seq/],
  ['another time beside the text', (r) => (at(r).at = '2020-01-01T00:00:00.000Z'), /type or time/],
  ['another type beside the text', (r) => (at(r).type = 'rating.given'), /type or time/],
  ['another case', (r) => (r.ticket.id = r.desk.slug), /names another case/],
  ['another number', (r) => (r.ticket.number = 7), /another number/],
  ['another subject', (r) => (r.ticket.subject = 'Otro'), /another subject/],
  ['another body', (r) => (message(r).body += '.'), /message .* is not the one it names/],
  ['another author', (r) => (message(r).author = 'Nadie'), /message .* is not the one it names/],
  ['an added message', (r) => (message(r).id = r.ticket.id), /no event names it/],
  ['a doubled message', (r) => r.contents.messages.push(message(r)), /stands twice/],
  ['another file', (r) => (file(r).sha256 = 'f'.repeat(64)), /file .* is not the one it names/],
  ['another format', (r) => Object.assign(r, { version: 2 }), /not a mesa-record, version 1/],
])('EX-3: %s is found', async (_what, change, told) => {
  const { code, out } = await changed(change)

  expect(code).toBe(1)
  expect(out).toMatch(told)
})

test('EX-3: an erased body leaves the chain valid, and is told', async () => {
  const { code, out } = await changed((record) => record.contents.messages.shift())

  expect(code).toBe(0)
  expect(out).toContain('1 messages are named without their text')
})

test('EX-3: what is no record is refused apart from what is broken', async () => {
  expect(await runVerifier('not JSON')).toMatchObject({ code: 2 })
  expect(await runVerifier('{}')).toMatchObject({ code: 1 })
})

const at = (record: RecordExport) => {
  const link = chain(record, 0).events[4]
  if (!link) throw new Error('the fixture has five events')
  return link
}
const message = (record: RecordExport) => {
  const [first] = record.contents.messages
  if (!first) throw new Error('the fixture has a message')
  return first
}
const file = (record: RecordExport) => {
  const [first] = record.contents.files
  if (!first) throw new Error('the fixture has a file')
  return first
}
