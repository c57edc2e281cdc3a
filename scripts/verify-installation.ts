import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openExisting } from '@mesa/api/backup/installation'
import { readConfig } from '@mesa/api/config'
import type { Storage } from '@mesa/api/outside/storage'

type Asked = {
  /** Of the owner of the tables. Holds a password: never print it. */
  url: string
  /** Undefined where it is not known which files belong to the database. */
  storage: Storage | undefined
}

/**
 * Asks the database of the given address, else the installation of the environment, running or not:
 * `DATABASE_URL`, else the embedded database of `MESA_DATA_DIR`. Answers what `ask` does, the code that the process
 * ends with; 2 when there is no installation.
 */
export async function verifyInstallation(
  given: string | undefined,
  ask: (asked: Asked) => Promise<number>,
): Promise<number> {
  if (given !== undefined) return ask({ url: given, storage: undefined })
  const config = readConfig()
  let installation
  try {
    installation = await openExisting(config, (line) => console.error(line))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
  const hasFiles = config.filesUrl !== null || existsSync(join(config.dataDir, 'files'))
  try {
    const { ownerUrl: url, storage } = installation
    return await ask({ url, storage: hasFiles ? storage : undefined })
  } finally {
    await installation.close()
  }
}
