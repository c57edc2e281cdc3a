import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { listFiles, listRows, sendFile } from '../../testing/multipart.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { fileUsage } from './attachments.tables.ts'

const inLanguage = (language: string) => ({ headers: { 'accept-language': language } })
const file = (name: string, size: number) => ({ name, bytes: 'x'.repeat(size) })

async function usageOf(desk: TestApp, organizationId: string): Promise<number> {
  const rows = await desk.inDesk((tx) =>
    tx.db.select().from(fileUsage).where(eq(fileUsage.organizationId, organizationId)),
  )
  return rows[0]?.bytes ?? 0
}

const storedBytes = async (desk: TestApp, organizationId: string) =>
  (await listRows(desk))
    .filter(({ chargedTo }) => chargedTo === organizationId)
    .reduce((total, { size }) => total + size, 0)

test('A59: 200 uploads racing for the last room keep exactly what fits, and others are not touched', async () => {
  const desk = await setupForTest({ config: { filesQuotaBytes: 100_000 } })
  const organizationA = desk.given.organizations.a
  const people = ['keyUserA', 'backupA', 'requesterA', 'otherRequesterA'] as const
  // On a busy machine some wait too long for the lock and are told to come again, as clients do.
  const sendUntilHeard = async (index: number): ReturnType<typeof sendFile> => {
    const answer = await sendFile(desk, people[index % 4]!, file(`carrera-${index}.txt`, 4000))
    return answer.status === 503 ? sendUntilHeard(index) : answer
  }
  const racing = Array.from({ length: 200 }, (_, index) => sendUntilHeard(index))
  const answers = await Promise.all(racing)
  const byCode = Map.groupBy(answers, ({ status, body }) => `${status} ${body.code ?? ''}`)

  expect([...byCode.keys()].toSorted()).toEqual(['201 ', '413 quota'])
  expect(byCode.get('201 ')).toHaveLength(25)
  expect(await usageOf(desk, organizationA.id)).toBe(100_000)
  expect(await storedBytes(desk, organizationA.id)).toBe(100_000)
  expect(await listFiles(desk)).toHaveLength(25)

  expect((await sendFile(desk, 'keyUserB', file('otra.txt', 60_000))).status).toBe(201)
  expect((await sendFile(desk, 'agent', file('mesa.txt', 60_000))).status).toBe(201)
}, 60_000)

test('A59: the refusal says in words and numbers how full it is, in the reader’s language', async () => {
  const desk = await setupForTest({
    config: { filesQuotaBytes: 1024 * 1024, stagedFilesMax: 3, stagedBytesMax: 700_000 },
  })
  await sendFile(desk, 'keyUserA', file('uno.txt', 600_000))
  const bytes = await sendFile(desk, 'keyUserA', {
    ...file('dos.txt', 200_000),
    ...inLanguage('es'),
  })
  await sendFile(desk, 'keyUserA', file('tres.txt', 1000))
  await sendFile(desk, 'keyUserA', file('cuatro.txt', 1000))
  const count = await sendFile(desk, 'keyUserA', { ...file('cinco.txt', 10), ...inLanguage('pt') })
  const full = await sendFile(desk, 'requesterA', {
    ...file('seis.txt', 500_000),
    ...inLanguage('en'),
  })

  expect(bytes).toMatchObject({
    status: 413,
    body: { code: 'quota', quota: { of: 'staged_bytes', used: 600_000, limit: 700_000 } },
  })
  expect(bytes.body.detail).toMatch(/^Usted tiene 585,9 kB en archivos sin publicar, de 683,6 kB/)
  expect(count.body).toMatchObject({
    code: 'quota',
    quota: { of: 'staged_files', used: 3, limit: 3 },
  })
  expect(count.body.detail).toMatch(/^Você tem 3 arquivos enviados sem publicar, de 3 possíveis/)
  expect(full.body).toMatchObject({
    code: 'quota',
    quota: { of: 'organization', limit: 1_048_576 },
  })
  expect(full.body.detail).toMatch(/^Your organization already uses 587.9 kB of 1 MB/)
})

test('A59: of five uploads of one person that meet at the last staged place one takes it', async () => {
  const desk = await setupForTest({ config: { stagedFilesMax: 3 } })
  for (const name of ['uno.txt', 'dos.txt']) await sendFile(desk, 'agent', file(name, 10))
  const owner = new pg.Client({ connectionString: desk.ownerUrl })
  await owner.connect()
  onTestFinished(() => owner.end())
  // Nobody can write a row: whoever counts without waiting for the others has counted by then.
  await owner.query('begin')
  await owner.query('lock table attachments in share mode')
  const racing = Promise.all(
    Array.from({ length: 5 }, (_, index) => sendFile(desk, 'agent', file(`p-${index}.txt`, 10))),
  )
  const waiting = `select count(*)::int as waiting from pg_locks where not granted
    and database = (select oid from pg_database where datname = current_database())`
  await vi.waitUntil(async () => (await owner.query(waiting)).rows[0].waiting === 5, 2500)
  await owner.query('rollback')
  const statuses = (await racing).map(({ status }) => String(status))

  expect(statuses.toSorted()).toEqual(['201', '413', '413', '413', '413'])
  expect(await listRows(desk)).toHaveLength(3)
})

test('A59: posted files keep their room, forgotten ones give it back; the sum is that of the rows', async () => {
  const desk = await setupForTest({ config: { filesQuotaBytes: 50_000 } })
  const organizationA = desk.given.organizations.a
  await givenContract(desk)
  const { number } = await givenCase(desk)
  const posted = await sendFile(desk, 'keyUserA', file('publicado.txt', 20_000))
  const reply = { kind: 'reply', body: 'Va el archivo.', attachmentIds: [posted.body.id] }
  expect((await desk.as('keyUserA').post(`/tickets/${number}/messages`, reply)).status).toBe(201)
  await sendFile(desk, 'keyUserA', file('olvidado.txt', 29_000))
  const full = await sendFile(desk, 'keyUserA', file('no-cabe.txt', 5000))

  desk.clock.advanceMinutes(25 * 60)
  await desk.services.attachments.removeOrphans(desk.clock.now())
  const again = await sendFile(desk, 'keyUserA', file('ahora-cabe.txt', 5000))

  expect([full.status, again.status]).toEqual([413, 201])
  expect(await usageOf(desk, organizationA.id)).toBe(await storedBytes(desk, organizationA.id))
  expect(await usageOf(desk, organizationA.id)).toBeGreaterThan(25_000)
})

test('P2: an upload repeated with its key is the same file, also where no room is left since', async () => {
  const desk = await setupForTest({ config: { filesQuotaBytes: 30_000 } })
  const key = { headers: { 'idempotency-key': randomUUID() } }
  const racing = await Promise.all(
    Array.from({ length: 8 }, () =>
      sendFile(desk, 'keyUserA', { ...file('a.txt', 20_000), ...key }),
    ),
  )
  const late = await sendFile(desk, 'keyUserA', { ...file('a.txt', 20_000), ...key })
  const other = await sendFile(desk, 'keyUserA', { ...file('a.txt', 20_001), ...key })
  const renamed = await sendFile(desk, 'keyUserA', { ...file('b.txt', 20_000), ...key })

  for (const answer of [...racing, late]) {
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual(late.body)
  }
  for (const refused of [other, renamed])
    expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  expect(await listRows(desk)).toHaveLength(1)
  expect(await listFiles(desk)).toEqual([late.body.id])
})
