import type { Tx } from '../../db/database.ts'
import { findLargestThreshold, listViolations, type Violation } from './ledger-verify.repository.ts'

export type { Violation }

/**
 * Asks every invariant of the hour ledger, I1 to I16, of one desk; no violation is expected. Needs
 * a transaction that sees the whole desk. `only` (`['I3']`) asks no others.
 */
export const verifyLedger = async (tx: Tx, only?: readonly string[]): Promise<Violation[]> =>
  listViolations(tx, { thresholdMinutes: await findLargestThreshold(tx), only })
