import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Installation } from './installation.ts'
import type { Person } from './patient-client.ts'
import type { PreparedDesk } from './prepare-desk.ts'

export type FullDiskReport = { kept: number; refused: number; flaws: string[] }

const diskBytes = 4 * 1024 * 1024
const fileBytes = 300_000

/**
 * Fills a disk of 4 MiB with files and goes on: what does not fit is 503 and leaves nothing, a case is
 * opened and read as ever, and with room again the same upload succeeds (F06). Root: it mounts a tmpfs.
 */
export async function runOutOfDisk(
  { api, database, filesFolder }: Installation,
  { teams, tenantId, productId }: PreparedDesk,
): Promise<FullDiskReport> {
  const flaws: string[] = []
  const person = teams[0]!.customer
  mkdirSync(filesFolder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', filesFolder])
  const remount = (size: number) =>
    execFileSync('mount', ['-o', `remount,size=${size}`, filesFolder])
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  try {
    const file = (index: number) => ({ name: `${index}.txt`, bytes: 'x'.repeat(fileBytes) })
    const statuses: number[] = []
    for (let index = 0; index < 25; index++)
      statuses.push((await sendOne(api.url, person, file(index))).status)
    const kept = statuses.filter((status) => status === 201).length
    const refused = statuses.filter((status) => status === 503).length
    if (kept + refused !== 25 || refused === 0) flaws.push(`answers: ${statuses.join()}`)
    const { rows } = await owner.query('select count(*)::int as rows from attachments')
    const files = readdirSync(join(filesFolder, tenantId))
    if (rows[0].rows !== kept || files.length !== kept)
      flaws.push(`${kept} kept, ${rows[0].rows} rows, ${files.length} files`)
    const opened = await openByPhone(api.url, teams[0]!.agent, { person, productId, owner })
    if (opened !== 201) flaws.push(`what was typed was not saved: ${opened}`)
    remount(diskBytes * 4)
    if ((await sendOne(api.url, person, file(99))).status !== 201) flaws.push('no room after room')
    return { kept, refused, flaws }
  } finally {
    await owner.end()
    execFileSync('umount', ['-l', filesFolder])
  }
}

type Opening = { person: Person; productId: string; owner: pg.Client }

/** The desk opens a case by phone: no file is asked for. */
async function openByPhone(url: string, agent: Person, { person, productId, owner }: Opening) {
  const { rows } = await owner.query(
    `select u.id, m.organization_id from users u join memberships m on m.tenant_id = u.tenant_id and m.user_id = u.id
     where u.email = $1`,
    [person.email],
  )
  const answer = await fetch(`${url}/api/v1/tickets`, {
    method: 'POST',
    headers: { authorization: await tokenOf(url, agent), 'content-type': 'application/json' },
    body: JSON.stringify({
      productId,
      module: 'Facturación',
      summary: 'Recibo 4711 descuadra totales al emitir',
      body: 'Al emitir el recibo aparece «Total no coincide». Ruta: Facturación › Recibos › Emitir.',
      organizationId: rows[0].organization_id,
      requesterId: rows[0].id,
      channel: 'phone',
    }),
  })
  await answer.arrayBuffer()
  return answer.status
}

type Sent = { name: string; bytes: string }

/** Uploads one file; `read` asks for it again and answers the status. */
export async function sendOne(url: string, person: Person, { name, bytes }: Sent) {
  const form = new FormData()
  form.append('file', new Blob([bytes]), name)
  const headers = { authorization: await tokenOf(url, person) }
  const answer = await fetch(`${url}/api/v1/attachments`, { method: 'POST', headers, body: form })
  const body = (await answer.json()) as Record<string, unknown>
  const read = async () => {
    const back = await fetch(`${url}/api/v1/attachments/${String(body['id'])}`, {
      headers: { authorization: await tokenOf(url, person) },
    })
    await back.arrayBuffer()
    return back.status
  }
  return { status: answer.status, body, read }
}

async function tokenOf(url: string, person: Person): Promise<string> {
  if (person.token === undefined) {
    const { email, password } = person
    const answer = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    person.token = ((await answer.json()) as { accessToken: string }).accessToken
  }
  return `Bearer ${person.token}`
}
