import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { attachments } from '../modules/attachments/attachments.tables.ts'
import type { TestApp } from './test-app.ts'

const boundary = 'mesa-boundary'
export const formType = { 'content-type': `multipart/form-data; boundary=${boundary}` }
export const partHead = (name: string, field = 'file') =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
export const formEnd = `\r\n--${boundary}--\r\n`

/** A form with one file, as a browser sends it; the type it claims is always a picture's. */
export const form = (name: string, bytes: Buffer | string, field = 'file') =>
  Buffer.concat([Buffer.from(partHead(name, field)), Buffer.from(bytes), Buffer.from(formEnd)])

export type Who = Parameters<TestApp['as']>[0]
export type SentFile = { name: string; bytes: Buffer | string; headers?: Record<string, string> }

export const sendFile = (desk: TestApp, who: Who, { name, bytes, headers = {} }: SentFile) =>
  desk.as(who).post('/attachments', form(name, bytes), { ...formType, ...headers })

export function tokenOf(desk: TestApp, who: keyof TestApp['given']['users']): string {
  const { id, sessionId } = desk.given.users[who]
  return desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
}

/** An answer with its bytes, which `as` would read as text. */
export async function fetchBytes(
  desk: TestApp,
  url: string,
  who: keyof TestApp['given']['users'] = 'keyUserA',
) {
  const headers = { authorization: `Bearer ${tokenOf(desk, who)}` }
  const answer = await desk.app.inject({ url, headers })
  return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers }
}

/** Names of the files on the disk of a desk. */
export const listFiles = (desk: TestApp) =>
  readdir(join(desk.config.dataDir, 'files', desk.given.tenantId)).catch(() => [] as string[])

/** Rows of every file of the desk, or of those with a name. */
export const listRows = (desk: TestApp, name?: string) =>
  desk.inDesk((tx) =>
    tx.db
      .select()
      .from(attachments)
      .where(
        and(
          eq(attachments.tenantId, tx.tenantId),
          name === undefined ? undefined : eq(attachments.name, name),
        ),
      ),
  )
