import { expect, test } from 'vitest'
import { untilThere } from './until-there.ts'

test('F02: a start whose database stays away ends with words that name the place, and no password', async () => {
  const waiting = untilThere('postgres://mesa:secreta@127.0.0.1:1/mesa', 200)

  await expect(waiting).rejects.toThrow('PostgreSQL en 127.0.0.1:1 no responde')
  await expect(waiting).rejects.not.toThrow('secreta')
})
