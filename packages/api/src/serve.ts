import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { createFollowingClock, createTestClock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { createDatabase } from './db/database.ts'
import { loadSecrets } from './http/secrets.ts'
import { addWeb } from './http/static.ts'
import { startJobs } from './jobs/runner.ts'
import { createMailOut } from './outside/create-mail-out.ts'
import { createLog } from './outside/log.ts'
import { createStorage } from './outside/create-storage.ts'
import { createClamd } from './outside/scanner.ts'
import { createTracing } from './outside/tracing.ts'
import { announceDemo, ensureDemoDesks, readDesks } from './start/demo-desk.ts'
import { followDatabase } from './start/follow-database.ts'
import { announceFirstUse } from './start/first-use.ts'
import { choosePort, leave, listen } from './start/listen.ts'
import { openDatabase } from './start/open-database.ts'
import { say } from './start/say.ts'
import { createStopper, stopOnSignals, type Stopper } from './start/stopper.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Starts an installation; everything opened is told to the stopper as soon as it is open. */
async function start(config: Config, stopper: Stopper): Promise<void> {
  const { dataDir, smtpUrl } = config
  const desks = readDesks(process.argv.slice(2), config.isDemo)
  const clock = config.hasTestClock ? createTestClock() : createFollowingClock()
  const port = await choosePort(config)
  const secrets = loadSecrets({ secret: config.secret ?? undefined, dataDir })
  const { ownerUrl, appUrl } = await openDatabase({
    config,
    appPassword: secrets.appDatabasePassword,
    stopper,
  })
  const storage = await createStorage(config)
  const scanner = config.clamdUrl === null ? null : createClamd(config.clamdUrl)
  const logins = config.isDemo
    ? await ensureDemoDesks({ appUrl, ownerUrl, storage, clock, dataDir, desks })
    : []

  const db = createDatabase({
    url: appUrl,
    poolSize: config.poolSize,
    isPooled: config.isPooled,
  })
  stopper.add('la base de datos', () => db.close())
  if ('follow' in clock) {
    const following = await followDatabase(db, clock)
    stopper.add('el reloj', () => following.stop())
  }
  const mailOut = await createMailOut({ smtpUrl, dataDir })
  stopper.add('el correo', () => mailOut.close())
  const { tracesEndpoint } = config
  const tracing = tracesEndpoint === null ? undefined : await createTracing(tracesEndpoint)
  if (tracing) stopper.add('las trazas', () => tracing.stop())
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`
  const app = await createApp({
    db,
    clock,
    config: { ...config, port, publicUrl },
    secrets,
    storage,
    scanner,
    mailOut,
    ...(tracing && { tracing }),
    logger: createLog(config.logLevel),
  })
  if (config.processRole !== 'worker') await addWeb(app, webFolder)
  if (config.processRole !== 'web') {
    const { jobs: services } = app.services
    const jobs = await startJobs({ directUrl: ownerUrl, clock, services, log: app.log })
    stopper.add('los trabajos', () => jobs.stop())
  }
  const listened = await listen(app, { host: config.host, port })
  // Last opened, first closed: new requests are refused, those in flight end.
  stopper.add('el servidor web', () => leave(app, config.drainMs))
  // The same as in mails: a session belongs to one host name.
  const address = port === 0 ? listened : publicUrl
  if (config.processRole === 'worker')
    say(`Trabajando junto a los nodos web; su salud está en ${listened}.`)
  else if (config.isDemo) announceDemo(address, logins)
  else await announceFirstUse({ address, db, secrets })
}

/** With what lies beneath: a failed query says why only in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause === undefined ? message : `${message.trim()} (${reasonOf(cause)})`
}

const stopper = createStopper()
stopOnSignals(stopper)
try {
  await start(readConfig(), stopper)
} catch (error) {
  say(`Mesa no pudo iniciar: ${reasonOf(error)}`)
  await stopper.stop()
  process.exit(1)
}
