import { loadavg } from 'node:os'
import { join } from 'node:path'
import { startCluster } from './cluster.ts'
import { compare } from './compare.ts'
import { measureFirstLoads } from './first-load.ts'
import { generate } from './generate.ts'
import { writeReport } from './report.ts'
import { measureStartUp } from './start-up.ts'

const sizes = { tickets: 100_000, organizations: 200, users: 2000 }

/** `pnpm bench`: measures B1–B3, B13 and B14 and writes docs/performance.md. About four minutes. */
async function main() {
  const ranAt = new Date().toISOString().slice(0, 16)
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')
  const startUp = await measureStartUp()
  console.log('Filling the database.')
  const cluster = await startCluster()
  try {
    const world = { ...(await generate(cluster, sizes)), ownerUrl: cluster.ownerUrl }
    const comparison = await compare(world, {
      bars: ['B1', 'B2', 'B3'],
      rounds: 3,
      seconds: 5,
      appUrl: cluster.appUrl,
      dataDir: join(cluster.dataDir, 'app'),
    })
    const firstLoads = measureFirstLoads()
    console.log(writeReport({ ...comparison, firstLoads, startUp }, { ranAt, load }))
  } finally {
    await cluster.stop()
  }
}

await main()
