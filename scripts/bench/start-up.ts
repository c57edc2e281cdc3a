import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { throwawayParent } from '@mesa/api/db/embedded-home'
import { engine, launch, quiet, server } from './children.ts'

export type StartUp = { readySeconds: number; restMb: number }

/** A second start with everything in place, PostgreSQL's included, and the memory of its API at rest. */
export async function measureStartUp(): Promise<StartUp> {
  const dataDir = await mkdtemp(join(throwawayParent(), 'mesa-bench-'))
  await chmod(dataDir, 0o711)
  const start = () =>
    launch({ args: [...engine, server], env: { ...quiet, MESA_DATA_DIR: dataDir } })
  try {
    await (await start()).stop()
    const readyMs: number[] = []
    let restMb = 0
    for (let round = 0; round < 3; round += 1) {
      const child = await start()
      readyMs.push(child.readyMs)
      await sleep(5000)
      restMb = Math.max(restMb, child.rssMb())
      await child.stop()
    }
    return { readySeconds: (readyMs.toSorted((a, b) => a - b)[1] ?? 0) / 1000, restMb }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
