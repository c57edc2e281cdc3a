import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from './sealed.ts'

const sealer = createSealer(randomBytes(32).toString('base64url'))

test('what is sealed opens in its own place, with its own key, and unchanged only', () => {
  const sealed = sealer.seal('secreto ñ', 'place a')
  expect(sealer.open(sealed, 'place a')).toBe('secreto ñ')
  expect(sealed).not.toContain(Buffer.from('secreto').toString('base64url'))
  expect(sealer.seal('secreto ñ', 'place a')).not.toBe(sealed)

  const changed = `${sealed.slice(0, -3)}${sealed.endsWith('AAA') ? 'BBB' : 'AAA'}`
  const others = [sealer.open(sealed, 'place b'), sealer.open(changed, 'place a')]
  const foreign = createSealer(randomBytes(32).toString('base64url')).open(sealed, 'place a')
  const garbage = ['', 'v1.', 'v1.AAAA', sealed.slice(3), `v2${sealed.slice(2)}`]
  expect([...others, foreign, ...garbage.map((text) => sealer.open(text, 'place a'))]).toEqual(
    Array.from({ length: 8 }, () => null),
  )
})
