import type { FollowingClock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { startLoop, type Loop } from '../jobs/loop.ts'

const everyMs = 30_000
/** A database that is away is told of by whoever needs it; the clock runs on. */
const silent = { error: () => undefined }

/** Compares the clock with the database's, now and each half minute; a slow answer tells nothing. */
export async function followDatabase(
  db: Pick<Database, 'directory'>,
  clock: FollowingClock,
): Promise<Loop> {
  const compare = async () => {
    const asked = performance.now()
    const [row] = await db.directory('select clock_timestamp() as now')
    const answered = performance.now()
    if (row?.['now'] instanceof Date && answered - asked < 1000)
      clock.follow(row['now'], (asked + answered) / 2)
    return false
  }
  await compare()
  return startLoop({ name: 'the clock', everyMs, round: compare, log: silent })
}
