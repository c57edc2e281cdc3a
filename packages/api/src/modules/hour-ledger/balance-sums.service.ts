import type { Tx } from '../../db/database.ts'
import * as repository from './balance-sums.repository.ts'

export type { BucketSum } from './balance-sums.repository.ts'

/** Minutes of each bucket over lots and account, of several contracts in one statement, by contract id. */
export async function sumsOfContracts(
  tx: Tx,
  contractIds: string[],
  at: Date,
): Promise<Map<string, repository.BucketSum[]>> {
  return Map.groupBy(
    await repository.sumBuckets(tx, contractIds, at),
    ({ contractId }) => contractId,
  )
}
