import type { TestClockBody, TestClockView } from '@mesa/shared/wire/clock.schema'
import type { Clock, TestClock } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'

export type TestClockService = ReturnType<typeof createTestClockService>
type Deps = {
  clock: Clock
  config: Pick<Config, 'hasTestClock'>
  /** Runs every job due at `clock.now()` to its end and says how many there were. */
  runDue: () => Promise<number>
}

export const createTestClockService = ({ clock, config, runDue }: Deps) => ({
  /** Moves the clock and does what came due (api.md, Conventions); 403 `test_clock_off` in real time. */
  async set(body: TestClockBody): Promise<TestClockView> {
    if (!config.hasTestClock || !isDriven(clock)) throw new AppError('test_clock_off')
    if ('now' in body) clock.set(new Date(body.now))
    else clock.advanceMinutes(body.advanceMinutes)
    const jobsRun = await runDue()
    return { now: clock.now().toISOString(), jobsRun }
  },
})

const isDriven = (clock: Clock): clock is TestClock => 'advanceMinutes' in clock
