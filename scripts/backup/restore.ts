import { openArchive } from '@mesa/api/backup/archive-reader'
import { BackupRefused } from '@mesa/api/backup/archive-format'
import { openInstallation } from '@mesa/api/backup/installation'
import { restore } from '@mesa/api/backup/restore'
import { verifyInstallation } from '@mesa/api/backup/verify.service'
import { readConfig } from '@mesa/api/config'
import { run, say, secondsSince, tellChecks } from './tell.ts'

/**
 * `npm run restore -- <archive> [--replace]`: fills this installation, which must be stopped and, without
 * `--replace`, empty; then verifies it. Ends with 1 and the reason when it refuses.
 */
async function main(args: string[]): Promise<boolean> {
  const started = performance.now()
  const path = args.find((arg) => !arg.startsWith('--'))
  if (path === undefined) throw new BackupRefused('Which archive? npm run restore -- <archive>')
  const archive = await openArchive(path)
  say(`The archive is whole. It was made at ${archive.manifest.createdAt}.`)
  const installation = await openInstallation(readConfig(), say)
  try {
    await restore(installation, archive, { replace: args.includes('--replace') })
    const checks = await verifyInstallation(installation, archive.manifest.missing)
    if (archive.manifest.missing.length > 0)
      say(`${archive.manifest.missing.length} files were missing already when it was made.`)
    const isWell = tellChecks(checks)
    say(`${isWell ? 'Restored' : 'RESTORED WITH FAULTS'} in ${secondsSince(started)}. Start Mesa.`)
    return isWell
  } finally {
    await installation.close()
  }
}

await run(() => main(process.argv.slice(2)))
