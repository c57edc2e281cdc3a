// dependency-cruiser answers "no violations" when its TypeScript parser is missing and it saw no
// module at all (design/stack.md, G4): the count makes that a failure.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

const MODULES_MIN = 50
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

const { output } = await cruise(
  ['packages/shared/src', 'packages/api/src', 'packages/web/src'],
  { ruleSet: config, ...config.options, validate: true },
  undefined,
  undefined,
)
const { modules, summary } = output as ICruiseResult
const ours = modules.filter(({ source }) => source.startsWith('packages/')).length

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle ? cycle.map(({ name }) => name).join(' -> ') : to
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${path}`)
}
console.log(
  `${ours} modules, ${summary.totalDependenciesCruised} dependencies, ${summary.error} violations`,
)
if (ours < MODULES_MIN)
  console.error(`Only ${ours} modules were seen: at least ${MODULES_MIN} are expected.`)
process.exit(summary.error > 0 || ours < MODULES_MIN ? 1 : 0)
