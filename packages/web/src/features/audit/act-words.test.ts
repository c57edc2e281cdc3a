import { expect, test } from 'vitest'
import { actWords } from './act-words.ts'

/** The services of the server, as text. */
const sources = import.meta.glob<string>(
  ['../../../../api/src/modules/**/*.service.ts', '!**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
)
/** `security.${change}` is written with each of these. */
const mailTypes = import.meta.glob<string>('../../../../api/src/locales/mail-text-types.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('every act that the server audits is said in words', () => {
  const audited = Object.values(sources)
    .filter((source) => /\b(audit|note)\(/.test(source))
    .flatMap((source) => [...source.matchAll(/\baction(?:: | = )([^\n]*)/g)])
    .flatMap(([, rest = '']) => [...rest.matchAll(/'([a-z_]+\.[a-z_]+)'/g)])
    .map(([, action = '']) => action)
  const changes = securityChanges().map((change) => `security.${change}`)

  expect(new Set([...audited, ...changes])).toEqual(new Set(Object.keys(actWords)))
})

function securityChanges(): string[] {
  const [source = ''] = Object.values(mailTypes)
  const [, list = ''] = /securityChanges = \[([^\]]*)\]/.exec(source) ?? []
  return [...list.matchAll(/'([a-z_]+)'/g)].map(([, change = '']) => change)
}
