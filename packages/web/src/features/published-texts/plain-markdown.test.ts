import { expect, test } from 'vitest'
import { blocksOf } from './plain-markdown.ts'

test('EN-5: a preview shows paragraphs, headings, lists, bold and italics', () => {
  const text =
    '# Atención\n\nDe **lunes** a *viernes*,\nde 9 a 17.\n\n- Portal\n- Correo\n\n1. Abrir'
  expect(blocksOf(text)).toEqual([
    { kind: 'h', spans: [{ text: 'Atención', look: 'plain' }] },
    {
      kind: 'p',
      spans: [
        { text: 'De ', look: 'plain' },
        { text: 'lunes', look: 'strong' },
        { text: ' a ', look: 'plain' },
        { text: 'viernes', look: 'em' },
        { text: ', de 9 a 17.', look: 'plain' },
      ],
    },
    {
      kind: 'ul',
      items: [[{ text: 'Portal', look: 'plain' }], [{ text: 'Correo', look: 'plain' }]],
    },
    { kind: 'ol', items: [[{ text: 'Abrir', look: 'plain' }]] },
  ])
})
