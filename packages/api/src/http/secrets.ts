import { hkdfSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret } from '../ids.ts'

export type Secrets = {
  tokens: string
  cursors: string
  fileLinks: string
  /** For `createSealer`. */
  sealing: string
  appDatabasePassword: string
}

/**
 * All keys of an installation, derived from one secret: `MESA_SECRET`, which nodes must share, or a
 * file that the first start writes into the data folder, readable by its owner alone.
 */
export function loadSecrets({
  secret,
  dataDir,
}: {
  secret: string | undefined
  dataDir: string
}): Secrets {
  const root = secret ?? readOrCreate(join(dataDir, 'secret'), dataDir)
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', root, 'mesa', purpose, 32)).toString('base64url')
  return {
    tokens: derive('tokens'),
    cursors: derive('cursors'),
    fileLinks: derive('file links'),
    sealing: derive('sealing'),
    appDatabasePassword: derive('database'),
  }
}

function readOrCreate(file: string, dataDir: string) {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const secret = newSecret()
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' })
  return secret
}
