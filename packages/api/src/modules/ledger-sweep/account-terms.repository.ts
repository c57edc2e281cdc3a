import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contractVersions } from '../contract-versions/contract-versions.tables.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { ledgerAccounts } from '../hour-ledger/hour-ledger.tables.ts'

/** What the calendar of an account needs of its contract; dates in the contract's zone. */
export const findContractOf = async (tx: Tx, accountId: string) =>
  (
    await tx.db
      .select({
        id: contracts.id,
        startsOn: contracts.startsOn,
        endsOn: contracts.endsOn,
        timeZone: contracts.timeZone,
        termsVersion: contracts.termsVersion,
      })
      .from(ledgerAccounts)
      .innerJoin(
        contracts,
        and(
          eq(contracts.tenantId, ledgerAccounts.tenantId),
          eq(contracts.id, ledgerAccounts.contractId),
        ),
      )
      .where(and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.id, accountId)))
  )[0]

export const listVersions = (tx: Tx, contractId: string) =>
  tx.db
    .select({
      version: contractVersions.version,
      effectiveFrom: contractVersions.effectiveFrom,
      terms: contractVersions.terms,
    })
    .from(contractVersions)
    .where(
      and(eq(contractVersions.tenantId, tx.tenantId), eq(contractVersions.contractId, contractId)),
    )
    .orderBy(asc(contractVersions.version))
