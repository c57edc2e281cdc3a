import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '@mesa/api/db/embedded'
import { throwawayParent } from '@mesa/api/db/embedded-home'
import { createAppLogin, migrate } from '@mesa/api/db/migrate'
import type { Sizes } from './generate-cases.ts'
import { generate, type Generated } from './generate.ts'

export type World = Generated & {
  tickets: number
  ownerUrl: string
  appUrl: string
  dataDir: string
}
export type Cluster = Awaited<ReturnType<typeof startCluster>>

/** Raise it when the generator makes other rows: kept sets of another form are made anew. */
const form = 2

/**
 * A durable cluster of its own, so that a commit costs what it costs an installation; kept between
 * runs in `keep`, or thrown away. Each size is one database of it.
 */
export async function startCluster(keep: string | null) {
  const dataDir = keep === null ? await makeThrowaway() : resolve(keep)
  await mkdir(dataDir, { recursive: true })
  if (keep !== null) await chmod(dataDir, 0o711)
  const remove = async () => {
    if (keep === null) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const embedded = await startEmbedded({ dataDir, log: () => undefined })
    const stop = async () => {
      await embedded.stop()
      await remove()
    }
    const open = (sizes: Sizes) => openWorld({ clusterUrl: embedded.url, dataDir }, sizes)
    return { open, stop }
  } catch (error) {
    await remove()
    throw error
  }
}

async function makeThrowaway() {
  const dataDir = await mkdtemp(join(throwawayParent(), 'mesa-bench-'))
  await chmod(dataDir, 0o711)
  return dataDir
}

type Place = { clusterUrl: string; dataDir: string }

/** The set of one size, migrated to this program; made when it is not there whole. */
async function openWorld({ clusterUrl, dataDir }: Place, sizes: Sizes): Promise<World> {
  const name = `bench_${sizes.tickets}`
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  const ownerUrl = url.href
  const found = await readNote(clusterUrl, name)
  if (found?.form !== form) {
    await run(clusterUrl, `drop database if exists ${name} with (force)`)
    await run(clusterUrl, `create database ${name}`)
  }
  await migrate(ownerUrl)
  const appUrl = await createAppLogin(ownerUrl, 'bench')
  const place = {
    ownerUrl,
    appUrl,
    tickets: sizes.tickets,
    dataDir: join(dataDir, `app_${sizes.tickets}`),
  }
  if (found?.form === form) return { ...found.world, ...place }
  const world = await generate(place, sizes)
  // Written last: a set without its note is half a set.
  const note = pg.escapeLiteral(JSON.stringify({ form, world }))
  await run(clusterUrl, `comment on database ${name} is ${note}`)
  return { ...world, ...place }
}

type Note = { form: number; world: Generated }

async function readNote(clusterUrl: string, name: string): Promise<Note | null> {
  const text = `select shobj_description(oid, 'pg_database') as note from pg_database where datname = '${name}'`
  const note = (await run(clusterUrl, text)).rows[0]?.['note'] as string | undefined
  return note ? (JSON.parse(note) as Note) : null
}

async function run(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query<Record<string, unknown>>(text)
  } finally {
    await client.end()
  }
}
