// `pnpm soak:files` (as root): what docs/reliability.md tells of F06 and F16, and
// docs/security.md of A59, is seen here with a real full disk and a real clamd.
// Debian: apt-get install --no-install-recommends clamav-daemon. `--only kills|disk|clamd` for a part.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClamd } from '@mesa/api/outside/scanner'
import { eicar } from '@mesa/api/testing/scripted-clamd'
import { runOutOfDisk, sendOne } from './full-disk.ts'
import { startInstallation, type Installation } from './installation.ts'
import { prepareDesk } from './prepare-desk.ts'
import { runUploadKills } from './upload-kills.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wants = (part: string) => values.only === undefined || values.only === part
const flaws: string[] = []
const tell = (what: string, told: unknown) => console.log(what.padEnd(16), JSON.stringify(told))

if (wants('kills')) {
  const report = await within({}, async (installation) =>
    runUploadKills({
      installation,
      desk: await prepareDesk(installation),
      offsets: Array.from({ length: 10 }, (_, index) => 1 + index * 22_222),
    }),
  )
  tell('F16 kills', report)
  flaws.push(...report.flaws)
  if (report.strays < 1 || report.straysLater !== 0) flaws.push('strays stay, or none was made')
}
if (wants('disk')) {
  const report = await within({}, async (installation) =>
    runOutOfDisk(installation, await prepareDesk(installation)),
  )
  tell('F06 full disk', report)
  flaws.push(...report.flaws)
}
if (wants('clamd')) flaws.push(...(await withClamd()))

for (const flaw of flaws) console.log(`  ${flaw}`)
console.log(flaws.length === 0 ? 'Every promise was kept.' : 'BROKEN')
process.exitCode = flaws.length === 0 ? 0 : 1

async function within<Result>(
  environment: NodeJS.ProcessEnv,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await startInstallation({ environment })
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}

/** A clamd of its own with one local signature, so that nothing is fetched from anywhere. */
async function withClamd(): Promise<string[]> {
  if (!existsSync('/usr/sbin/clamd'))
    return ['no clamd: apt-get install --no-install-recommends clamav-daemon']
  const wrong: string[] = []
  const socket = '/tmp/mesa-soak-clamd/clamd.sock'
  await within({ MESA_CLAMD_URL: `unix:${socket}` }, async (installation) => {
    const { teams } = await prepareDesk(installation)
    const person = teams[0]!.customer
    const { url } = installation.api
    const before = await sendOne(url, person, { name: 'antes.txt', bytes: 'sin clamd' })
    const clamd = await startClamd('/tmp/mesa-soak-clamd', socket)
    try {
      const clean = await sendOne(url, person, { name: 'bien.txt', bytes: 'x'.repeat(3_000_000) })
      const virus = await sendOne(url, person, { name: 'virus.txt', bytes: eicar })
      const seen = [before.body['safety'], clean.body['safety'], virus.body['safety']]
      tell('A59 real clamd', seen)
      if (seen.join() !== 'pending,clean,infected') wrong.push(`clamd: ${seen.join()}`)
      if ((await virus.read()) !== 422) wrong.push('a virus could be opened')
      if ((await clean.read()) !== 200) wrong.push('a clean file could not be opened')
      // The job of the minute.
      const from = performance.now()
      while ((await before.read()) !== 200) {
        if (performance.now() - from > 100_000) return void wrong.push('never scanned again')
        await sleep(1000)
      }
      tell('scanned again', `${Math.round((performance.now() - from) / 1000)} s after clamd came`)
    } finally {
      clamd.kill()
    }
  })
  return wrong
}

async function startClamd(folder: string, socket: string) {
  mkdirSync(join(folder, 'books'), { recursive: true })
  const md5 = createHash('md5').update(eicar).digest('hex')
  writeFileSync(join(folder, 'books', 'local.hdb'), `${md5}:${eicar.length}:Eicar-Local\n`)
  const settings = [
    `DatabaseDirectory ${join(folder, 'books')}`,
    `LocalSocket ${socket}`,
    'StreamMaxLength 30M',
    'Foreground yes',
    `PidFile ${join(folder, 'clamd.pid')}`,
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  const clamd = spawn('/usr/sbin/clamd', ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  const scanner = createClamd(`unix:${socket}`)
  const from = performance.now()
  while (!(await scanner.ping().catch(() => false))) {
    if (performance.now() - from > 30_000) throw new Error('clamd does not start')
    await sleep(100)
  }
  return clamd
}
