import { expect, test } from 'vitest'
import { linksIn } from './mail-log.queries.ts'

test('the links of a mail are found once each, without what surrounds them', () => {
  const text = 'Decida aquí: http://localhost:3000/casos/12#d (o http://localhost:3000/casos/12#d)'
  expect(linksIn(text)).toEqual(['http://localhost:3000/casos/12#d'])
})
