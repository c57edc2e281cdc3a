import { createHash } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Embedded, startThrowaway } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'

/** Where `createTestDatabase` finds its server; passwords inside, so never printed. */
export type TestServer = { adminUrl: string; templateName: string; appPassword: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/**
 * One PostgreSQL and one migrated template for the whole run. MESA_TEST_DATABASE_URL names a
 * superuser's server to use instead of a throwaway one.
 */
export default async function setup(project: TestProject) {
  const given = process.env.MESA_TEST_DATABASE_URL
  const embedded = given ? null : await startThrowaway(() => {})
  try {
    const server = await prepareTemplate(given ?? embedded!.url)
    project.provide('testServer', server)
    return () => teardown(server, embedded)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function prepareTemplate(adminUrl: string): Promise<TestServer> {
  const templateName = `mesa_template_${process.pid}`
  await run(adminUrl, `create database ${templateName}`)
  await migrate(withDatabase(adminUrl, templateName))
  // The same for every run against one server: a role belongs to the server, not to the database.
  const appPassword = createHash('sha256').update(`${adminUrl} mesa_app`).digest('hex').slice(0, 32)
  await run(adminUrl, `alter role mesa_app login password '${appPassword}'`)
  return { adminUrl, templateName, appPassword }
}

async function teardown(server: TestServer, embedded: Embedded | null) {
  if (embedded) return embedded.stop()
  await run(server.adminUrl, `drop database if exists ${server.templateName} with (force)`)
}

async function run(connectionString: string, statement: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
