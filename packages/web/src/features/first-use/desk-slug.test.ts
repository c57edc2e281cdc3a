import { expect, test } from 'vitest'
import { isSlug, suggestSlug } from './desk-slug.ts'

test.each([
  ['Soporte Ñandú, C.A.', 'soporte-nandu-c-a'],
  ['  Mesa  de   Ayuda  ', 'mesa-de-ayuda'],
  ['¡Atención!', 'atencion'],
  ['Mesa 24/7', 'mesa-24-7'],
  ['東京', ''],
])('%j suggests %j', (name, slug) => {
  expect(suggestSlug(name)).toBe(slug)
})

test('whatever is suggested from a long name is taken', () => {
  for (let words = 1; words < 30; words += 1) {
    expect(isSlug(suggestSlug('soporte de '.repeat(words)))).toBe(true)
  }
})

test.each(['', 'a', '-a', 'a-', 'a--b', 'Andes', 'a b', 'ñ1', 'x'.repeat(41)])(
  '%j is not a short name',
  (slug) => {
    expect(isSlug(slug)).toBe(false)
  },
)
