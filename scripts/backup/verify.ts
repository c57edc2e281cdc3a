import { openExisting } from '@mesa/api/backup/installation'
import { verifyInstallation } from '@mesa/api/backup/verify.service'
import { readConfig } from '@mesa/api/config'
import { rehearse } from './rehearse.ts'
import { run, say, secondsSince, tellChecks } from './tell.ts'

/**
 * `npm run verify`: asks this installation. `npm run verify -- <archive>`: restores the archive into a
 * cluster of its own, starts Mesa on the copy, signs in, opens cases, and throws the copy away.
 */
async function main(path: string | undefined): Promise<boolean> {
  const started = performance.now()
  const config = readConfig()
  let checks
  if (path !== undefined) checks = await rehearse(path, config)
  else {
    const installation = await openExisting(config, say)
    try {
      checks = await verifyInstallation(installation)
    } finally {
      await installation.close()
    }
  }
  const isWell = tellChecks(checks)
  say(`${isWell ? 'Everything holds' : 'SOMETHING IS WRONG'}, asked in ${secondsSince(started)}.`)
  return isWell
}

await run(() => main(process.argv[2]))
