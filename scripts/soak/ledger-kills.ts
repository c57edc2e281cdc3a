import type { FormOptions, Seen } from '../faults/form.ts'
import { kills } from './kills-form.ts'
import { runPostings } from './main-job.ts'

const writers = 6

/**
 * kill -9 of API and PostgreSQL in turn while hours are consumed, held, captured and released: what was
 * acknowledged is stored, nothing twice, and I1 to I12 hold (P1, P4).
 */
export const ledgerKills = (options: FormOptions): Promise<Seen> =>
  kills({ ...options, writers, isTogether: false, job: runPostings })
