import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../repository.ts'
import type { Finding } from './finding.ts'
import { median } from './rounds.ts'

type Result = { library: string; question: 'add' | 'between'; perSecond: number[] }

/** B10, in a zone without changes of offset: dayjs-business-time never returns from an add across one. */
export function measureBusinessTime(rounds: number): Finding[] {
  const script = join(root, 'scripts/bench/business-time.ts')
  const { stdout, status } = spawnSync(process.execPath, [script, String(rounds)], {
    cwd: root,
    env: { ...process.env, TZ: 'America/Caracas' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status !== 0) throw new Error('business time could not be measured')
  const results = JSON.parse(stdout) as Result[]
  return (['add', 'between'] as const).map((question) => {
    const asked = results.filter((one) => one.question === question)
    const ours = median(asked.find(({ library }) => library === 'mesa')?.perSecond ?? [])
    const others = asked.filter(({ library }) => library !== 'mesa')
    const best = Math.max(...others.map(({ perSecond }) => median(perSecond)))
    const told = others.map(
      ({ library, perSecond }) => `${library} ${thousands(median(perSecond))}/s`,
    )
    return {
      bar: 'B10',
      what: `business time, ${question}`,
      measured: `${thousands(ours)}/s; ${told.join(', ')}: ${Math.round(ours / best)}× the fastest`,
      asked: '≥ 1,000,000/s and ≥ 100× every library',
      isHeld: ours >= 1_000_000 && ours >= 100 * best,
    }
  })
}

const thousands = (count: number) => Math.round(count).toLocaleString('en')
