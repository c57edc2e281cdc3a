import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeBackup } from '@mesa/api/backup/backup'
import { openExisting } from '@mesa/api/backup/installation'
import { systemClock } from '@mesa/api/clock'
import { readConfig } from '@mesa/api/config'
import { run, say, secondsSince } from './tell.ts'

/**
 * `npm run backup -- [folder|file]`: everything of this installation in one archive, while Mesa runs or
 * not. Ends with 1 when there is none, or when a file that a row names is missing.
 */
async function main(target = 'backups'): Promise<boolean> {
  const started = performance.now()
  const isFile = target.endsWith('.tar') && !(existsSync(target) && statSync(target).isDirectory())
  const stamp = systemClock.now().toISOString().slice(0, 19).replaceAll(':', '')
  const path = resolve(isFile ? target : join(target, `mesa-${stamp}Z.tar`))
  const installation = await openExisting(readConfig(), say)
  try {
    const { rows, files, missing } = await takeBackup(installation, { path, clock: systemClock })
    const size = (statSync(path).size / 1024 / 1024).toFixed(1)
    say(`${path}: ${rows} rows, ${files} files, ${size} MiB, in ${secondsSince(started)}`)
    if (missing.length > 0)
      say(`MISSING ${missing.length} files that rows name and the storage has not:`)
    for (const key of missing.slice(0, 20)) say(`  ${key}`)
    return missing.length === 0
  } finally {
    await installation.close()
  }
}

await run(() => main(process.argv[2]))
