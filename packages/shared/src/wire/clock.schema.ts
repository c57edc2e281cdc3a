import { Type, type Static } from 'typebox'
import { Instant, strict } from './common.schema.ts'

/** `PUT /test/clock`, only with `MESA_TEST_CLOCK=1`; runs what came due before it answers. */
export const TestClockBody = Type.Union([
  Type.Object({ now: Instant }, strict),
  Type.Object({ advanceMinutes: Type.Integer({ minimum: 0, maximum: 5_256_000 }) }, strict),
])
export type TestClockBody = Static<typeof TestClockBody>

export const TestClockView = Type.Object({ now: Instant, jobsRun: Type.Integer({ minimum: 0 }) })
export type TestClockView = Static<typeof TestClockView>
