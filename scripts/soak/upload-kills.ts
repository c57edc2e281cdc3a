import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createDatabase } from '@mesa/api/db/database'
import { removeOrphans } from '@mesa/api/modules/attachments/orphans.service'
import { createDiskStorage } from '@mesa/api/outside/storage'
import type { Installation } from './installation.ts'
import type { Person } from './patient-client.ts'
import type { PreparedDesk } from './prepare-desk.ts'

export type UploadKillsReport = {
  kills: number
  /** What contradicts F16, in words. */
  flaws: string[]
  /** Files without a row, whole or begun, as kills leave them, before the hourly job. */
  strays: number
  /** The same a day later. */
  straysLater: number
}

const boundary = 'mesa-soak-boundary'
const content = Buffer.alloc(200_000, 'lote;fecha;total\n')
const body = Buffer.concat([
  Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="lote.csv"\r\n\r\n`,
  ),
  content,
  Buffer.from(`\r\n--${boundary}--\r\n`),
])

type Given = { installation: Installation; desk: PreparedDesk; offsets: number[] }

/**
 * Kills the API with kill -9 after so many bytes of an upload arrived, and once more when the file is
 * whole on the disk and its row is not written: no row without its bytes, and the retry with the same
 * key is one file (F16).
 */
export async function runUploadKills({
  installation,
  desk,
  offsets,
}: Given): Promise<UploadKillsReport> {
  const { api, database, filesFolder } = installation
  const person = desk.teams[0]!.customer
  const flaws: string[] = []
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  const folder = join(filesFolder, desk.tenantId)
  const rows = async () =>
    (await owner.query('select storage_key, sha256 from attachments')).rows as Row[]

  for (const [index, offset] of offsets.entries()) {
    const before = (await rows()).length
    await startAndKill(installation, person, offset)
    await api.untilReady()
    if ((await rows()).length !== before) flaws.push(`${offset} bytes: a row was written`)
    const key = `retry-${index}`
    const statuses = [await send(api.url, person, key), await send(api.url, person, key)]
    if (statuses.join() !== '201,201')
      flaws.push(`${offset} bytes: the retry was ${statuses.join()}`)
    if ((await rows()).length !== before + 1) flaws.push(`${offset} bytes: not one row after both`)
  }
  await killBetween(installation, { person, owner, folder })
  await api.untilReady()
  const kept = await rows()
  flaws.push(
    ...kept.filter((row) => !isWhole(filesFolder, row)).map((row) => `lost: ${row.storage_key}`),
  )
  const files = () => (existsSync(folder) ? readdirSync(folder) : [])
  const strays = files().length - kept.length

  // A day later, as the hourly job sees it.
  const old = Date.now() / 1000 - 25 * 3600
  for (const name of files()) utimesSync(join(folder, name), old, old)
  const db = createDatabase({ url: database.url, poolSize: 1 })
  await removeOrphans({ db, storage: createDiskStorage(filesFolder) }, new Date(0))
  await db.close()
  await owner.end()
  return { kills: offsets.length + 1, flaws, strays, straysLater: files().length - kept.length }
}

type Row = { storage_key: string; sha256: string }

function isWhole(filesFolder: string, row: Row): boolean {
  const path = join(filesFolder, row.storage_key)
  if (!existsSync(path)) return false
  return createHash('sha256').update(readFileSync(path)).digest('hex') === row.sha256
}

async function startAndKill({ api }: Installation, person: Person, offset: number) {
  const upload = request(`${api.url}/api/v1/attachments`, {
    method: 'POST',
    headers: await headersOf(api.url, person),
  })
  upload.on('error', () => undefined)
  upload.flushHeaders()
  await new Promise((sent) => upload.write(body.subarray(0, offset), sent))
  await sleep(100)
  api.kill()
  upload.destroy()
}

type Between = { person: Person; owner: pg.Client; folder: string }

/** The row has to wait for a lock, and its file is there already: then the kill comes. */
async function killBetween({ api }: Installation, { person, owner, folder }: Between) {
  const before = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const headers = await headersOf(api.url, person)
  await owner.query('begin')
  await owner.query('lock table attachments in share mode')
  const upload = fetch(`${api.url}/api/v1/attachments`, { method: 'POST', headers, body })
  upload.catch(() => undefined)
  const isThere = () =>
    existsSync(folder) &&
    readdirSync(folder).some((name) => !before.has(name) && !name.endsWith('.part'))
  const from = performance.now()
  while (!isThere()) {
    if (performance.now() - from > 20_000) throw new Error('the file never came')
    await sleep(20)
  }
  await sleep(200)
  api.kill()
  await upload.catch(() => undefined)
  await owner.query('rollback')
}

async function send(url: string, person: Person, key: string): Promise<number> {
  const headers = { ...(await headersOf(url, person)), 'idempotency-key': key }
  const answer = await fetch(`${url}/api/v1/attachments`, { method: 'POST', headers, body })
  await answer.arrayBuffer()
  return answer.status
}

async function headersOf(url: string, { email, password }: Person) {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email, password }),
  })
  const { accessToken } = (await response.json()) as { accessToken: string }
  return {
    authorization: `Bearer ${accessToken}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    connection: 'close',
  }
}
