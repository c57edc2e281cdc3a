import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { watchFailures } from './first-failure.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })
const wrapped = (cause: Error) => new Error('Failed query', { cause })

test('F04: of statements that fail together the first says why, whichever is heard first', () => {
  const connection = new EventEmitter()
  const failures = watchFailures({ connection } as unknown as pg.PoolClient)
  const [lock, behind] = [failure('55P03'), failure('25P02')]
  connection.emit('errorMessage', lock)
  connection.emit('errorMessage', behind)

  expect(failures.causeOf(wrapped(behind))).toBe(lock)
  expect(failures.causeOf(wrapped(lock))).toMatchObject({ cause: lock })
  const own = new Error('of the program itself')
  expect(failures.causeOf(own)).toBe(own)
  failures.end()
  expect(connection.listenerCount('errorMessage')).toBe(0)
})
