import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createApp } from '../../app.ts'
import { systemClock, type Clock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { createDatabase } from '../../db/database.ts'
import { createAppLogin } from '../../db/migrate.ts'
import { loadSecrets } from '../../http/secrets.ts'
import { createDiskStorage } from '../../outside/storage.ts'
import type { Installation } from '../installation.ts'

export type Target = Installation & { dataDir: string; remove(): Promise<void> }

type TargetOptions = {
  isPlainOwner?: boolean
  /** Of this URL the database is a copy; nobody may be connected to it. */
  like?: string
}

/** An empty database, whose owner is no superuser when asked, and an empty data folder. */
export async function makeTarget({
  isPlainOwner = false,
  like,
}: TargetOptions = {}): Promise<Target> {
  const { adminUrl } = inject('testServer')
  const name = `mesa_copy_${randomUUID().replaceAll('-', '')}`
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const template = like === undefined ? 'template1' : new URL(like).pathname.slice(1)
  await ask(adminUrl, `create database ${name} template ${template}`)
  if (isPlainOwner) {
    await ask(adminUrl, `create role ${name} login password 'plain' nosuperuser nobypassrls`)
    await ask(adminUrl, `alter database ${name} owner to ${name}`)
    url.username = name
    url.password = 'plain'
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'mesa-copy-'))
  return {
    ...installationAt(url.href, dataDir),
    dataDir,
    async remove() {
      await ask(adminUrl, `drop database if exists ${name} with (force)`)
      if (isPlainOwner) await ask(adminUrl, `drop role ${name}`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** As the environment would describe it. */
export function installationAt(ownerUrl: string, dataDir: string): Installation {
  return {
    ownerUrl,
    storage: createDiskStorage(join(dataDir, 'files')),
    config: readConfig({ MESA_DATA_DIR: dataDir, MESA_RATE_LIMIT: 'off' }),
    close: async () => undefined,
  }
}

export function writeSecretFile(dataDir: string, secret: string): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, 'secret'), secret)
}

/** What a refused restore must leave: no table of Mesa, no file, no secret. */
export async function isUntouched({ ownerUrl, dataDir }: Target): Promise<boolean> {
  const { rowCount } = await ask(
    ownerUrl,
    `select from pg_class where relnamespace = 'public'::regnamespace`,
  )
  return rowCount === 0 && readdirSync(dataDir).every((name) => !existsSync(join(dataDir, name)))
}

/** The application on an installation, as a start would make it. */
export async function startApp({ ownerUrl, dataDir, storage }: Target, clock: Clock = systemClock) {
  const secrets = loadSecrets({ secret: undefined, dataDir })
  const { appPassword, adminUrl } = inject('testServer')
  // One role for the whole server of tests: its password stays what the others know.
  const appUrl = await createAppLogin(withOwnerOf(adminUrl, ownerUrl), appPassword)
  const db = createDatabase({ url: appUrl, poolSize: 3 })
  const app = await createApp({
    db,
    clock,
    config: readConfig({ MESA_DATA_DIR: dataDir, MESA_RATE_LIMIT: 'off' }),
    secrets,
    storage,
    scanner: null,
    mailOut: { send: async () => ({ kind: 'sent' }), close: () => undefined },
  })
  await app.ready()
  return {
    app,
    close: async () => {
      await app.close()
      await db.close()
    },
  }
}

function withOwnerOf(adminUrl: string, ownerUrl: string): string {
  const url = new URL(adminUrl)
  url.pathname = new URL(ownerUrl).pathname
  return url.href
}

export async function ask(connectionString: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
