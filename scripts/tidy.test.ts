import { expect, test } from 'vitest'
import { problemText } from '@mesa/api/locales/problem-texts'
import { type ProblemCode, problemStatus } from '@mesa/shared/wire/problem-codes'
import { git, listFiles, readText } from './repository.ts'
import { complaintsAbout } from './tidy-rules.ts'

const files = listFiles().filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path))

test('every source file keeps the rules of style', () => {
  const complaints = files.flatMap((path) => complaintsAbout({ path, text: readText(path) }))

  expect(files.length).toBeGreaterThan(50)
  expect(complaints).toEqual([])
})

const service = 'packages/api/src/modules/tickets/tickets.service.ts'
const routes = 'packages/api/src/modules/tickets/tickets.routes.ts'
const repository = 'packages/api/src/modules/tickets/tickets.repository.ts'
const tables = `import { users as people } from '../people/people.tables.ts'\n`
const bad: [string, string, string][] = [
  ['the clock is read in a service', service, 'const now = new Date()'],
  ['the clock is read as a number', service, 'const now = Date.now()'],
  ['chance in a service', service, 'const id = Math.random()'],
  ['shared makes a date', 'packages/shared/src/sla/clock.ts', 'const day = new Date(ms)'],
  ['a route opens a transaction', routes, 'await db.transaction(actor, work)'],
  ['a repository reads the environment', repository, 'const url = process.env.DATABASE_URL'],
  ['a write to another module', repository, `${tables}tx.update(people).set({})`],
  ['a delete in another module', repository, `${tables}tx.delete(people)`],
  ['a file of 300 lines', repository, 'const a = () => 1\n'.repeat(300)],
  ['something to fix', repository, `// FIX${'ME'} later`],
  ['a to-do without an issue', repository, `// TO${'DO'} later`],
]
test.each(bad)('the rules see it: %s', (_title, path, text) => {
  expect(complaintsAbout({ path, text })).toHaveLength(1)
})

const good: [string, string, string][] = [
  ['the clock itself', 'packages/api/src/clock.ts', 'const now = () => new Date()'],
  ['an instant parsed in a service', service, 'const at = new Date(text)'],
  ['a test reads the clock', 'packages/api/src/modules/tickets/tickets.test.ts', 'Date.now()'],
  ['a service opens a transaction', service, 'await db.transaction(actor, work)'],
  ['a join with another module', repository, `${tables}tx.select().from(people)`],
  ['a long file of data', 'packages/shared/src/rulebook/list.ts', `'word',\n`.repeat(400)],
  ['a to-do with its issue', repository, `// TO${'DO'}(#12): ask`],
]
test.each(good)('the rules let it be: %s', (_title, path, text) => {
  expect(complaintsAbout({ path, text })).toEqual([])
})

test('a migration that has landed on origin/main is never edited', () => {
  const landed = readLandedMigrations()

  const edited = landed.filter(({ path, text }) => text !== readTextIfThere(path))

  expect(edited.map(({ path }) => path)).toEqual([])
})

test.each(['es', 'en', 'pt'] as const)('every problem code has its texts in %s', (locale) => {
  const codes = Object.keys(problemStatus) as ProblemCode[]

  const missing = codes.filter((code) => {
    const { title, detail } = problemText(code, locale)
    return !title || !detail || title === code || detail === code
  })

  expect(missing).toEqual([])
})

/** Files below `migrations/` as they stand on origin/main; none where no remote is known. */
function readLandedMigrations() {
  try {
    const names = git(['ls-tree', '-r', '--name-only', '-z', 'origin/main', 'migrations'])
    const paths = names.split('\0').filter(Boolean)
    return paths.map((path) => ({ path, text: git(['show', `origin/main:${path}`]) }))
  } catch {
    return []
  }
}

function readTextIfThere(path: string): string | null {
  try {
    return readText(path)
  } catch {
    return null
  }
}
