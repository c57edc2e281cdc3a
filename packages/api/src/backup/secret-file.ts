import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

type Where = Pick<Config, 'secret' | 'dataDir'>

/** The root of all keys: sessions, sealed second factors and providers are worth nothing without it. */
export function readSecret({ secret, dataDir }: Where): string | null {
  if (secret !== null) return secret
  const file = join(dataDir, 'secret')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

export const markOf = (secret: string) =>
  createHash('sha256').update(`mesa backup ${secret}`).digest('hex')

export async function writeSecret({ dataDir }: Where, secret: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(join(dataDir, 'secret'), secret, { mode: 0o600 })
}
