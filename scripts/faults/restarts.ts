import { prepareDesk } from '../soak/prepare-desk.ts'
import type { FormOptions, Seen } from './form.ts'
import { runRestarts, startLeavingNodes } from './run-restarts.ts'

/** Rolling restarts under load (F19), as a long form. */
export async function restarts({ count, seed, say }: FormOptions): Promise<Seen> {
  const installation = await startLeavingNodes()
  try {
    const desk = await prepareDesk(installation)
    const report = await runRestarts(installation, desk, { restarts: count, seed, say })
    return {
      figures: [
        ['restarts', report.restarts],
        ['calls', report.calls],
        ['calls that failed', report.failed.length],
        ['slowest end, ms', report.slowestExitMs],
      ],
      wrong: [
        ...report.failed,
        ...report.wrong,
        ...report.lost.map((id) => `${id} was acknowledged and is not stored once`),
      ],
    }
  } finally {
    await installation.close()
  }
}
