import type { FuzzRequest } from './fuzz-requests.ts'
import type { Wire } from './fuzz-world.ts'

/**
 * `refused`: 400, 413, 415 or 422, whoever asks. `denied`: any refusal, since who asks may be refused
 * first. `any`: whatever is right, but no 5xx, and nothing changed unless it says 2xx.
 */
export type Expectation = 'refused' | 'denied' | 'any'
export type Mutation = {
  /** Kind and place, as `A77 wrong type 5 at body.minutes`. */
  name: string
  expects: Expectation
  wire(request: FuzzRequest): Wire
}

/** Outside 2000–2099, no day at all, or without an offset (A81). */
export const badDates = [
  '0001-01-01',
  '9999-12-31',
  '+275760-09-13',
  '2026-02-30',
  '2026-03-04T12:00:00',
  '2016-12-31T23:59:60Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-30T12:00:00Z',
  '2026-03-04 12:00:00Z',
  '2026-03-04 (x) 12:00 Z',
  'infinity',
  'today',
]
