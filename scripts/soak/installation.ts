import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi, freePort, type ApiProcess } from './api-process.ts'
import { databaseOfApi, startOwnDatabase } from './killable-database.ts'

export type Installation = Awaited<ReturnType<typeof startInstallation>>

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

type Options = {
  isTogether?: boolean
  /** Nodes on one database, with one folder of files; the first is started before the others. */
  nodeCount?: number
  /** What stands between the nodes and PostgreSQL; answers the URL to use. */
  between?: (url: string) => Promise<string>
  environment?: NodeJS.ProcessEnv
}

/**
 * A durable PostgreSQL and the API as children that are started again whenever they die, all on a
 * temporary folder that `close` removes. Together, the API has a PostgreSQL of its own.
 */
export async function startInstallation(options: Options = {}) {
  const { isTogether = false, nodeCount = 1, between, environment } = options
  const directory = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  await chmod(directory, 0o711)
  const database = isTogether
    ? databaseOfApi(join(directory, 'api'))
    : await startOwnDatabase(join(directory, 'database'))
  const url = between ? await between(database.url) : null
  const ownerUrl = () => url ?? database.urlForApi
  const nodes: ApiProcess[] = []
  for (let index = 0; index < nodeCount; index++)
    nodes.push(createApi({ directory, ownerUrl, port: await freePort(), environment }))
  const [api] = nodes as [ApiProcess]
  const close = async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await database.stop()
    await rm(directory, { recursive: true, force: true })
  }
  // Nothing may outlive a run that somebody ends.
  const endWithSignal = () => void close().finally(() => process.exit(1))
  for (const signal of signals) process.once(signal, endWithSignal)
  for (const node of nodes) await node.start()
  return {
    database,
    api,
    nodes,
    filesFolder: join(directory, 'api', 'files'),
    directory,
    async close() {
      for (const signal of signals) process.removeListener(signal, endWithSignal)
      await close()
    },
  }
}
