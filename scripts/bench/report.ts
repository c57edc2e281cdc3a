import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../repository.ts'
import type { Comparison, Pair } from './compare.ts'
import type { FirstLoads } from './first-load.ts'
import type { StartUp } from './start-up.ts'

export type Results = Comparison & { firstLoads: FirstLoads | null; startUp: StartUp }

const file = join(root, 'docs/performance.md')
const [from, to] = ['<!-- figures -->', '<!-- /figures -->']
const bars = { B1: 0.6, B2: 0.6, B3: 0.5 }
const names = {
  B1: 'agent queue, 50 rows with names',
  B2: 'case, then its messages (two requests)',
  B3: 'open a case',
}

/** Puts the figures of a run between the marks of docs/performance.md, and answers them. */
export function writeReport(results: Results, { ranAt, load }: { ranAt: string; load: string }) {
  const { pairs, firstLoads, startUp, loadMb } = results
  const { readySeconds, restMb } = startUp
  const rows = [
    ...pairs.map(rowOf),
    ...(firstLoads
      ? [loadRow('portal', firstLoads.portal), loadRow('console', firstLoads.console)]
      : []),
    row(
      ['B14', 'start to ready, warm', `${readySeconds.toFixed(1)} s`, '≤ 5 s'],
      readySeconds <= 5,
    ),
    row(['B14', 'memory at rest', `${restMb} MB`, '≤ 150 MB'], restMb <= 150),
    row(['B14', 'memory under B1', `${loadMb} MB`, '≤ 300 MB'], loadMb <= 300),
  ]
  const table = [
    `Run of ${ranAt}; load of the machine before it: ${load}.`,
    '',
    '| bar | what | measured | asked | held |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
  const text = readFileSync(file, 'utf8')
  const [head, tail] = [text.indexOf(from) + from.length, text.indexOf(to)]
  writeFileSync(file, `${text.slice(0, head)}\n\n${table}\n\n${text.slice(tail)}`)
  return table
}

function rowOf({ bar, mesa, bare, ratio, ratios }: Pair): string {
  const rounds = ratios.map((one) => one.toFixed(2)).join(', ')
  const tail = `p50 ${mesa.p50} ms, p99 ${mesa.p99} ms`
  const figures = `${ratio.toFixed(2)}× (${rounds}): ${Math.round(mesa.perSecond)}/s to ${Math.round(bare.perSecond)}/s; ${tail}`
  return row([bar, names[bar], figures, `≥ ${bars[bar]}×`], ratio >= bars[bar])
}

const kilobytesMax = { portal: 170, console: 260 }
const loadRow = (side: keyof FirstLoads, kilobytes: number) => {
  const limit = kilobytesMax[side]
  const cells = ['B13', `first load of the ${side}, gzip`, `${kilobytes} kB`, `≤ ${limit} kB`]
  return row(cells, kilobytes <= limit)
}

const row = (cells: string[], isHeld: boolean) =>
  `| ${cells.join(' | ')} | ${isHeld ? 'yes' : '**no**'} |`
