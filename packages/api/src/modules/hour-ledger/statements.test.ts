import { sql } from 'drizzle-orm'
import Excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfPdf } from '../record/testing/pdf-text.ts'
import { expectStatus, setupHours } from './testing/hours-desk.ts'
import { runStatementVerifier } from './testing/run-statement-verifier.ts'
import { fileOf, filesOf, formats, postMany } from './testing/statement-files.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contract: Awaited<ReturnType<typeof desk.contractWith>>
let number: number
let consent: string
const february = (day: number) => `2026-02-${String(day).padStart(2, '0')}T14:00:00.000Z`

beforeAll(async () => {
  desk = await setupHours()
  contract = await desk.contractWith([{ minutes: 300, validUntil: '2026-06-01' }, { minutes: 600 }])
  number = await desk.openCase()
  for (const [day, minutes] of [
    [9, 50],
    [10, 45],
    [11, 40],
  ] as const)
    await desk.log(number, minutes, {
      startedAt: february(day),
      description: day === 9 ? '=HYPERLINK("http://x")' : 'Revisión del cierre',
    })
  consent = await desk.ask(number, 180)
  await expectStatus(200, desk.accept(consent))
  await desk.log(number, 30)
  await expectStatus(200, desk.as('supervisor').post('/month-closes', { month: '2026-02' }))
})
afterAll(() => desk.closeSound())

const statement = (query = '') =>
  expectStatus(200, desk.as('keyUserA').get(`/contracts/${contract.id}/statement?${query}`))

test('HR-10: the statement of a closed month keeps every byte, in each file, whatever is posted or renamed later', async () => {
  const before = await filesOf(desk, contract.id, 'month=2026-02')
  const seen = JSON.stringify(await statement('month=2026-02'))
  const again = await filesOf(desk, contract.id, 'month=2026-02')
  const open = await fileOf(desk, 'keyUserA', `/contracts/${contract.id}/statement.pdf`)
  const openAgain = await fileOf(desk, 'keyUserA', `/contracts/${contract.id}/statement.pdf`)

  await postMany(desk, contract.id, { count: 200, on: '2026-03-04' })
  await desk.inDesk(async (tx) => {
    await tx.db.execute(sql`update organizations set name = 'Otro nombre' where name = 'Club A'`)
    await tx.db.execute(sql`update tickets set subject = 'Otro asunto'`)
    await tx.db.execute(sql`update contracts set name = 'Otro contrato'`)
  })

  expect(open.equals(openAgain)).toBe(true)
  for (const format of formats) {
    expect([format, again[format] === before[format]]).toEqual([format, true])
    const after = await filesOf(desk, contract.id, 'month=2026-02')
    expect([format, after[format] === before[format]]).toEqual([format, true])
  }
  expect(JSON.stringify(await statement('month=2026-02'))).toBe(seen)
  const now = await statement('from=2026-02-01&to=2026-02-28')
  expect(now.contract).toMatchObject({ name: 'Otro contrato', organizationName: 'Otro nombre' })
  expect(JSON.parse(seen).contract.name).toBe('Soporte anual')
  expect(JSON.parse(seen).closed.statementHash).toMatch(/^[0-9a-f]{64}$/)
})

test('HR-10: every line opens its work, its consent and its lot, with opening, totals and closing that add up', async () => {
  const { lines, ...head } = await statement('month=2026-02')

  expect(
    lines.map((line: Record<string, unknown>) => [
      line['kind'],
      line['minutes'],
      line['effectiveOn'],
    ]),
  ).toEqual([
    ['consume', -50, '2026-02-09'],
    ['consume', -45, '2026-02-10'],
    ['consume', -25, '2026-02-11'],
  ])
  // What waited for the consent is charged on the day its hours were held (I16).
  const march = await statement('month=2026-03')
  const { worklogs, consents, lots, tickets } = march
  const captured = march.lines.find(({ kind }: { kind: string }) => kind === 'capture')
  expect(captured).toMatchObject({ minutes: 15, effectiveOn: '2026-03-04' })
  expect(captured).toMatchObject({ consentId: consent, lotId: contract.lotIds[0] })
  const work = worklogs.find(({ id }: { id: string }) => id === captured.worklogId)
  expect(work).toMatchObject({ ticketNumber: number, minutes: 40, author: 'Ana Agente' })
  expect(consents).toMatchObject([{ id: consent, minutes: 180, ticketNumber: number }])
  expect(tickets).toMatchObject([{ number }])
  expect(lots.map(({ id }: { id: string }) => id)).toContain(captured.lotId)
  const { grantedMinutes, chargedMinutes, expiredMinutes, heldMinutes } = head.totals
  expect(head.openingMinutes + grantedMinutes - chargedMinutes - expiredMinutes - heldMinutes).toBe(
    head.closingMinutes,
  )
  expect(chargedMinutes).toBe(120)
  expect(march).toMatchObject({ openingMinutes: head.closingMinutes, closed: null })
})

test('HR-10: lines page with a cursor and give the lines of the whole file; another reader is refused the cursor', async () => {
  const whole = JSON.parse(
    (await fileOf(desk, 'keyUserA', `/contracts/${contract.id}/statement.json`)).toString(),
  )
  const lines: unknown[] = []
  let cursor = ''
  let pages = 0
  do {
    const page = await statement(`limit=200${cursor && `&cursor=${cursor}`}`)
    lines.push(...page.lines)
    expect(page.closingMinutes).toBe(whole.closingMinutes)
    cursor = page.nextCursor ?? ''
    pages += 1
    const other = desk
      .as('backupA')
      .get(`/contracts/${contract.id}/statement?limit=200&cursor=${cursor}`)
    if (cursor) expect((await other).status).toBe(400)
  } while (cursor)

  expect(pages).toBeGreaterThan(1)
  const shown = ({
    ticket: _,
    worklog: __,
    consent: ___,
    lotName: ____,
    ...line
  }: Record<string, unknown>) => line
  expect(lines).toEqual(whole.lines.map(shown))
  const small = await statement('month=2026-02&limit=2')
  const rest = await statement(`month=2026-02&limit=2&cursor=${small.nextCursor}`)
  expect([small.lines.length, rest.lines.length, rest.nextCursor]).toEqual([2, 1, null])
})

test('HR-10: paper, workbook and CSV carry the same lines, and no cell becomes a formula', async () => {
  const path = `/contracts/${contract.id}/statement`
  const text = textOfPdf(await fileOf(desk, 'keyUserA', `${path}.pdf?month=2026-02`))
  const { closed } = await statement('month=2026-02')
  const book = new Excel.Workbook()
  const bytes = await fileOf(desk, 'keyUserA', `${path}.xlsx?month=2026-02`)
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  // Whenever it is made: each file within the zip is of the closing's instant.
  const zip = bytes.toString('latin1')
  const dates = zip
    .split('PK\x03\x04')
    .slice(1)
    .map((entry) => entry.slice(6, 10))
  expect([dates.length > 5, new Set(dates).size]).toEqual([true, 1])
  const csv = (await fileOf(desk, 'keyUserA', `${path}.csv?month=2026-02`)).toString()

  for (const fact of [
    'Estado de horas',
    'Club A',
    `Caso ${number}.`,
    'Usadas en el caso',
    '2:00',
    'Página 1',
    '1 ene 2026 – 31 may 2026',
    'Trabajo incluido o',
    closed.statementHash,
  ])
    expect(text).toContain(fact)
  const [summary, movements, lots] = book.worksheets
  expect([summary!.name, movements!.rowCount, lots!.rowCount]).toEqual(['Estado de horas', 4, 3])
  expect(lots!.getCell('B2').value).toBe('1 ene 2026 – 31 may 2026')
  movements!.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
  expect(csv.split('\r\n')).toHaveLength(5)
  expect([csv, csv]).toEqual([
    expect.stringContaining('Último día del lote'),
    expect.stringContaining(';2026-05-31;'),
  ])
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
})

test('HR-10: ten statements are recomputed from the record of the contract alone, and a changed minute is told', async () => {
  const record = (
    await fileOf(desk, 'keyUserA', `/contracts/${contract.id}/record.json`)
  ).toString()
  const periods = [
    '',
    'month=2026-02',
    'month=2026-03',
    ...[9, 10, 11, 12, 20].map((day) => `to=2026-02-${String(day).padStart(2, '0')}`),
    'from=2026-02-10&to=2026-02-10',
    'from=2026-03-01',
  ]
  const files = await Promise.all(
    periods.map(async (query) =>
      (
        await fileOf(desk, 'keyUserA', `/contracts/${contract.id}/statement.json?${query}`)
      ).toString(),
    ),
  )
  const verdicts = await Promise.all(files.map((file) => runStatementVerifier(record, file)))
  const changed = files[1]!.replace('"minutes":-45', '"minutes":-44')
  const shifted = record.replace('"validUntil":"2026-06-01"', '"validUntil":"2027-06-01"')

  expect(verdicts.map(({ code, out }) => [code, code === 0 ? '' : out])).toEqual(
    periods.map(() => [0, '']),
  )
  expect(await runStatementVerifier(record, changed)).toMatchObject({ code: 1 })
  expect((await runStatementVerifier(shifted, files[0]!)).out).toContain('validUntil')
})

test('A30: an ordinary user is refused the key user’s statement in every form, and another organization finds none', async () => {
  const paths = ['statement', 'record.json', ...formats.map((format) => `statement.${format}`)]
  for (const path of paths) {
    const url = `/contracts/${contract.id}/${path}`
    expect([path, (await desk.as('requesterA').get(url)).status]).toEqual([path, 403])
    expect([path, (await desk.as('keyUserB').get(url)).status]).toEqual([path, 404])
  }
  const ask = `/contracts/${contract.id}/statement-requests`
  expect((await desk.as('requesterA').post(ask, { format: 'pdf' })).status).toBe(403)
  expect((await desk.as('agent').post(ask, { format: 'pdf' })).status).toBe(403)
  expect((await desk.as('keyUserB').post(ask, { format: 'pdf' })).status).toBe(404)
})

test('HR-10: a statement asked for is mailed to the asker’s own address and to nobody else', async () => {
  const sent = desk.mails.length
  const asked = await desk.as('keyUserA').post(`/contracts/${contract.id}/statement-requests`, {
    month: '2026-02',
    format: 'pdf',
  })
  while (await desk.services.jobs.outboxRelay.relayOnce());
  while (await desk.services.jobs.mailDelivery.deliverOnce());

  const { email } = desk.given.users.keyUserA
  expect(asked).toMatchObject({ status: 202, body: { sentTo: email, month: '2026-02' } })
  const mails = desk.mails
    .slice(sent)
    .filter(({ subject }) => subject.startsWith('Estado de horas'))
  expect(mails.map(({ to }) => to.address)).toEqual([email])
  expect(mails[0]!.text).toContain(`/horas?contrato=${contract.id}&mes=2026-02`)
})

test('HR-10: a period that ends before it begins, or a month beside days, is refused', async () => {
  for (const query of ['from=2026-03-02&to=2026-03-01', 'month=2026-02&from=2026-02-01']) {
    const { body } = await desk.as('keyUserA').get(`/contracts/${contract.id}/statement?${query}`)
    expect(body).toMatchObject({ status: 422, code: 'period_invalid' })
  }
})
