import { expect, test } from 'vitest'
import { detectLocale } from './i18n.ts'

/** Every text of a language, also those that single pages fetch for themselves. */
const allOf = (files: Record<string, object>): object => Object.assign({}, ...Object.values(files))
const es = allOf(import.meta.glob<object>('../locales/es/*.ts', { eager: true }))
const en = allOf(import.meta.glob<object>('../locales/en/*.ts', { eager: true }))
const pt = allOf(import.meta.glob<object>('../locales/pt/*.ts', { eager: true }))

function flatten(tree: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  )
}

/**
 * Names an ICU message asks for, and its tags: `{count, plural, …}` gives count, `<kbd>` gives <kbd>.
 * A branch of one word, as in `one {dia}`, is no name.
 */
function paramsOf(message: string): string[] {
  const names = [...message.matchAll(/(?<!\b(?:one|other)\s)\{\s*([a-zA-Z]\w*)\s*(?=[,}])/g)].map(
    (match) => match[1] ?? '',
  )
  const tags = [...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`)
  return [...new Set([...names, ...tags])].sort()
}

const spanish = flatten(es)

test.each([
  ['English', flatten(en)],
  ['Portuguese', flatten(pt)],
])('%s says everything that Spanish says, with the same values', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(spanish).sort())
  for (const [key, message] of Object.entries(spanish)) {
    expect({ key, params: paramsOf(texts[key] ?? '') }).toEqual({ key, params: paramsOf(message) })
  }
})

test('no text is empty, shouts or asks «¿Está seguro?»', () => {
  for (const texts of [spanish, flatten(en), flatten(pt)]) {
    for (const [key, message] of Object.entries(texts)) {
      expect({ key, message }).toEqual({ key, message: expect.stringMatching(/^[^!¡]*\S[^!¡]*$/) })
      expect(message).not.toContain('¿Está seguro')
    }
  }
})

test('no text can come out as nothing: use-intl prints its key then', () => {
  // A text that is one choice and no more, with a branch that says nothing.
  const choice = /^\{\w+, (?:plural|select),(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}$/
  for (const texts of [spanish, flatten(en), flatten(pt)]) {
    const mute = Object.values(texts).filter((text) => choice.test(text) && text.includes('{}'))
    expect(mute).toEqual([])
  }
})

test('the device choice wins, then the first language of the browser that we speak, then Spanish', () => {
  expect(detectLocale(['de-DE', 'pt-BR', 'en'], null)).toBe('pt')
  expect(detectLocale(['en'], 'es')).toBe('es')
  expect(detectLocale(['de'], 'klingon')).toBe('es')
})
