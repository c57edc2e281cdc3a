import { expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

test('CV-9: a headline shows the words of a text and not its marks', () => {
  const typed =
    '## Avance\n\n**Hecho:** el *cierre* de `marzo`\n\n- uno\n* dos\n\n> dicho\n\nVea [la guía](https://mesa.test/a_b).'
  expect(plainWords(typed)).toBe(
    'Avance\n\nHecho: el cierre de marzo\n\n– uno\n– dos\n\ndicho\n\nVea la guía.',
  )
})

test('CV-9: signs that are no marks stay', () => {
  for (const text of [
    '2 * 3 * 4',
    'tabla_de_pagos',
    '*.txt, *.doc',
    'C:\\datos',
    'n.º 5',
    '1. uno',
  ])
    expect(plainWords(text)).toBe(text)
})
