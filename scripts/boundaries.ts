// dependency-cruiser answers "no violations" when it saw no module at all: TypeScript 7 has no JS API,
// so it reads nothing unless TypeScript 6 stands beside it. The count makes that a failure.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

const PACKAGES = ['packages/shared/src', 'packages/api/src', 'packages/web/src']
const MODULES_MIN = 50
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

const { output } = await cruise(
  PACKAGES,
  { ruleSet: config, ...config.options, validate: true },
  undefined,
  undefined,
)
const { modules, summary } = output as ICruiseResult
const counts = PACKAGES.map(
  (folder) => modules.filter(({ source }) => source.startsWith(`${folder}/`)).length,
)
const ours = counts.reduce((sum, count) => sum + count, 0)
const isBlind = counts.some((count) => count < MODULES_MIN)

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle ? cycle.map(({ name }) => name).join(' -> ') : to
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${path}`)
}
console.log(
  `${ours} modules, ${summary.totalDependenciesCruised} dependencies, ${summary.error} violations`,
)
if (isBlind) {
  console.error(`Modules seen: ${counts.join(', ')}; each package has at least ${MODULES_MIN}.`)
}
process.exit(summary.error > 0 || isBlind ? 1 : 0)
