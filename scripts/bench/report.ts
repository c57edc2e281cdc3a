import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../repository.ts'
import type { Finding } from './finding.ts'

/** Under which circumstances rows were measured. */
export type Run = { at: string; tickets: number; rounds: number; seconds: number; load: string }
type Row = Finding & { run: Run }

const file = join(root, 'docs/performance.md')
const resultFile = join(root, 'docs/performance.json')
const [from, to] = ['<!-- figures -->', '<!-- /figures -->']

/**
 * Puts a run's findings in the place of earlier ones of the same bars, in docs/performance.json and
 * between the marks of docs/performance.md; answers the run's own lines.
 */
export function writeReport(findings: Finding[], run: Run): string[] {
  const measured = new Set(findings.map(({ bar }) => bar))
  const kept = readRows().filter(({ bar }) => !measured.has(bar))
  const rows = [...kept, ...findings.map((finding) => ({ ...finding, run }))].toSorted(
    (a, b) => numberOf(a) - numberOf(b),
  )
  writeFileSync(resultFile, `${JSON.stringify(rows, null, 2)}\n`)
  const table = [
    '| bar | what | measured | asked | held | cases | run, load before it |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(lineOf),
  ].join('\n')
  const text = readFileSync(file, 'utf8')
  const [head, tail] = [text.indexOf(from) + from.length, text.indexOf(to)]
  writeFileSync(file, `${text.slice(0, head)}\n\n${table}\n\n${text.slice(tail)}`)
  spawnSync(join(root, 'node_modules/.bin/oxfmt'), [file, resultFile], { stdio: 'ignore' })
  return findings.map(({ bar, what, measured, asked, isHeld }) =>
    [bar, what, measured, asked, held(isHeld)].join(' | '),
  )
}

const readRows = (): Row[] =>
  existsSync(resultFile) ? (JSON.parse(readFileSync(resultFile, 'utf8')) as Row[]) : []

const numberOf = ({ bar }: Row) => Number(bar.slice(1))
const held = (isHeld: boolean | null) =>
  isHeld === null ? 'not measured' : isHeld ? 'yes' : '**no**'

function lineOf({ bar, what, measured, asked, isHeld, run }: Row): string {
  const when = isHeld === null ? '' : `${run.at} UTC; ${run.load}`
  const cases = isHeld === null || !ofCases.has(bar) ? '' : run.tickets.toLocaleString('en')
  return `| ${[bar, what, measured, asked, held(isHeld), cases, when].join(' | ')} |`
}

/** Bars whose figures hang on how many cases there are. */
const ofCases = new Set(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B9', 'B11', 'B15'])
