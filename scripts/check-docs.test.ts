import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { claimsOf, missingClaims } from './docs-claims.ts'
import { listFiles, readText, root } from './repository.ts'

/** The design speaks of what is still to come; its own index must be true. */
const isPlan = (path: string) => /^docs\/design\/(?!README)/.test(path)
const documents = listFiles().filter(
  (path) =>
    /^(AGENTS|README|CONTRIBUTING)\.md$/.test(path) ||
    (/^docs\/.*\.md$/.test(path) && !isPlan(path)),
)
const manifest = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
const facts = {
  scripts: new Set(Object.keys(manifest.scripts)),
  hasPath: (path: string, document: string) =>
    existsSync(join(root, path)) || existsSync(join(root, dirname(document), path)),
}

test('every command and path that a document names exists', () => {
  const missing = documents.flatMap((path) =>
    missingClaims({ path, text: readText(path) }, facts).map((claim) => `${path}: ${claim}`),
  )

  expect(missing).toEqual([])
})

test('claims are scripts, paths in code marks and links, and nothing else', () => {
  const text = [
    'Run `pnpm check` or `npm run gone`, see `scripts/tidy.test.ts`, `packages/api/src/` and',
    '[the glossary](docs/glossary.md#word), [a site](https://example.org), `<noun>.service.ts`,',
    '`GET /v1/tickets`, `tickets/x`, `packages/*/src`, `pnpm install`.',
    '```sh',
    'npm start   # installs',
    '```',
  ].join('\n')

  expect(claimsOf(text)).toEqual({
    scripts: ['check', 'gone', 'start'],
    paths: ['scripts/tidy.test.ts', 'packages/api/src/', 'docs/glossary.md'],
  })
})

test('a missing script and a missing path are reported', () => {
  const facts = { scripts: new Set(['check']), hasPath: (path: string) => path === 'README.md' }
  const text = '`pnpm check`, `pnpm gone`, `docs/gone.md` and [here](README.md)'

  expect(missingClaims({ path: 'AGENTS.md', text }, facts)).toEqual(['pnpm gone', 'docs/gone.md'])
})

test('README.md has a row for every variable of the environment, and for no other', () => {
  const config = readText('packages/api/src/config.ts')
  const read = Array.from(config.matchAll(/\benv\['(\w+)'\]/g), ([, name]) => name)
  const [, section = ''] = readText('README.md').split('\n## Environment\n')
  const [table = ''] = section.split('\n## ')
  const told = Array.from(table.matchAll(/^\| (`[^|]+) \|/gm), ([, names = '']) =>
    Array.from(names.matchAll(/`(\w+)`/g), ([, name]) => name),
  ).flat()

  expect(read.length).toBeGreaterThan(25)
  expect(new Set(told)).toEqual(new Set(read))
  expect(told).toHaveLength(new Set(told).size)
})
