// `node scripts/soak/kills.ts --kills 50 --seed 1`: what docs/reliability.md tells of P1 is seen here.
// With `--together` PostgreSQL is the API's own child, as in an installation by `npm start`.
import { parseArgs } from 'node:util'
import { runKills, type KillsReport } from './run-kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    together: { type: 'boolean', default: false },
    writers: { type: 'string', default: '6' },
  },
})

const report = await runKills({
  kills: Number(values.kills),
  seed: Number(values.seed),
  writers: Number(values.writers),
  isTogether: values.together,
  say: (line) => console.log(line),
})
print(report)
const isClean =
  report.surprises === 0 &&
  report.flaws.length === 0 &&
  report.checks.every(({ wrong }) => wrong.length === 0)
console.log(isClean ? 'Every promise was kept.' : 'BROKEN')
process.exitCode = isClean ? 0 : 1

function print({ checks, flaws, ...figures }: KillsReport) {
  const { kills, slowestRecoveryMs: slowest } = figures
  const rows: Array<[string, string | number]> = [
    ['seed', values.seed],
    ['seconds', figures.seconds],
    ['kill -9 of the API', `${kills.api}, ready again within ${slowest.api} ms`],
    ['kill -9 of PostgreSQL', `${kills.postgres}, ready again within ${slowest.postgres} ms`],
    ['main jobs done', figures.jobs],
    ['answers acknowledged', figures.acknowledged],
    ['outcomes unknown, asked again', figures.unknown],
    ['attempts while nobody listened', figures.unreached],
    ['503, asked again', `${figures.unavailable}, slowest ${figures.slowestUnavailableMs} ms`],
    ['answers asked twice on purpose', figures.replayed],
    ['ends of the API not asked for', figures.surprises],
    ...checks.map(({ name, asked, wrong }): [string, string] => [
      name,
      `${asked}, wrong ${wrong.length}`,
    ]),
  ]
  for (const [name, value] of rows) console.log(`${name.padEnd(48)} ${value}`)
  for (const { name, wrong } of checks)
    for (const line of wrong.slice(0, 10)) console.log(`  ${name}: ${line}`)
  const kinds = Map.groupBy(flaws, ({ what, request }) => `${what} ${request}`)
  for (const [kind, all] of kinds) console.log(`  ${all.length} × ${kind}: ${all[0]?.detail ?? ''}`)
}
