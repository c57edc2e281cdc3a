import { termsOf } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { mirrorTerms } from '../contracts/contract-mirror.service.ts'
import { versionOn } from './contract-versions.service.ts'

/**
 * Lets the terms that hold on a day (`YYYY-MM-DD` of the contract's zone) take the place of those
 * before: the columns of the contract say what its version in force says. Nothing where they do
 * already. Locks the contract's row; call it before its account is locked. Answers whether it did.
 */
export async function bringIntoForce(
  tx: Tx,
  contractId: string,
  { today, at }: { today: string; at: Date },
): Promise<boolean> {
  const { version, typeId, terms } = await versionOn(tx, contractId, today)
  const inForce = { termsVersion: version, typeId, terms: termsOf(terms) }
  return mirrorTerms(tx, contractId, { inForce, at })
}
