/** One file as a rule sees it: its path from the repository's root, and its text. */
export type SourceFile = { path: string; text: string }

type Rule = {
  name: string
  applies: (path: string) => boolean
  find: (file: SourceFile) => string[]
}

const LINES_MAX = 300
const isTestCode = (path: string) => /\.test\.tsx?$|\/testing\/|^e2e\//.test(path)
const isProduct = (path: string) => path.startsWith('packages/') && !isTestCode(path)
const isCode = (path: string) => /\.(ts|tsx|mjs|cjs)$/.test(path)

const rules: Rule[] = [
  {
    name: 'time and chance come from clock.ts and ids.ts',
    applies: (path) => isProduct(path) && !/\/(clock|ids)\.ts$/.test(path),
    find: matches(/new Date\(\)|\bDate\.now\b|Math\.random/g),
  },
  {
    name: 'shared reads instants only in business-time',
    applies: (path) => isProduct(path) && /^packages\/shared\/src\/(?!business-time\/)/.test(path),
    find: matches(/new Date\(/g),
  },
  {
    name: 'only services open transactions',
    applies: (path) =>
      isProduct(path) &&
      isCode(path) &&
      !/\.service\.ts$|^packages\/api\/src\/(db|jobs)\//.test(path),
    find: matches(/\.transaction\(/g),
  },
  {
    name: 'the environment is read in config.ts',
    // embedded-cluster.ts passes PATH on to PostgreSQL's programs and reads no setting.
    applies: (path) => isProduct(path) && !/\/(config|db\/embedded-cluster)\.ts$/.test(path),
    find: matches(/process\.env/g),
  },
  {
    name: 'a table is written by its own module',
    applies: (path) => isProduct(path) && path.startsWith('packages/api/src/modules/'),
    find: findForeignWrites,
  },
  {
    name: `a file has less than ${LINES_MAX} lines, unless it is data`,
    applies: isCode,
    find: ({ text }) => {
      const count = text.split('\n').length - 1
      const isData = !/=>|\bfunction\b/.test(text)
      return count >= LINES_MAX && !isData ? [`${count} lines`] : []
    },
  },
  {
    name: 'nothing is left to be fixed',
    applies: (path) => isCode(path) && !path.startsWith('scripts/tidy'),
    find: matches(/\bFIXME\b|\bXXX\b/g),
  },
  {
    name: 'a TODO names its issue: TODO(#12)',
    applies: (path) => isCode(path) && !path.startsWith('scripts/tidy'),
    find: matches(/\bTODO\b(?!\(#\d+\))/g),
  },
]

/** Every complaint about one file, each with path, line and rule. */
export function complaintsAbout(file: SourceFile): string[] {
  return rules
    .filter((rule) => rule.applies(file.path))
    .flatMap((rule) => rule.find(file).map((found) => `${file.path}: ${found}: ${rule.name}`))
}

function matches(pattern: RegExp) {
  return ({ text }: SourceFile) =>
    [...text.matchAll(pattern)].map((match) => {
      const line = text.slice(0, match.index).split('\n').length
      return `line ${line}: ${match[0]}`
    })
}

/** Writes to tables imported from another module's `.tables.ts`, under whatever local name. */
function findForeignWrites(file: SourceFile): string[] {
  const module = file.path.split('/')[4]
  const foreign = new Set<string>()
  for (const [, names = '', source = ''] of file.text.matchAll(
    /import (?:type )?\{([^}]*)\} from '([^']+\.tables\.ts)'/g,
  )) {
    const owner = source.startsWith('./') ? module : source.split('/').at(-2)
    if (owner === module) continue
    names.split(',').forEach((name) => foreign.add(name.trim().split(' as ').at(-1) ?? ''))
  }
  return matches(/\.(?:insert|update|delete)\((\w+)\)/g)(file).filter((found) =>
    foreign.has(found.slice(found.indexOf('(') + 1, -1)),
  )
}
