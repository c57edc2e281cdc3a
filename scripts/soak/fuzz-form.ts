import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { FormOptions, Seen } from '../faults/form.ts'

/** The walk over the contract with `count` values for each mutation instead of one. */
export async function fuzz({ count, seed, say }: FormOptions): Promise<Seen> {
  const test = 'packages/api/src/walls/fuzz.test.ts'
  say(`FUZZ_RUNS=${count} FUZZ_SEED=${seed} vitest run --project api ${test}`)
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'api', test],
    {
      env: { ...process.env, FUZZ_RUNS: String(count), FUZZ_SEED: String(seed) },
      stdio: 'inherit',
    },
  )
  const [code] = (await once(vitest, 'exit')) as [number | null]
  const wrong = code === 0 ? [] : ['the walk failed: its requests and seeds are above']
  return { figures: [['values of each mutation', count]], wrong }
}
