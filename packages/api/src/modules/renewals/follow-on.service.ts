import { followingPeriod } from '@mesa/shared/ledger/renewal'
import { withTerms } from '@mesa/shared/ledger/terms'
import type { Actor } from '@mesa/shared/access/actor'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { RenewContractBody } from '@mesa/shared/wire/renewals.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { dayBefore, localDateOf } from '../../local-date.ts'
import { findCatalogEntry } from '../catalogs/catalog-entries.service.ts'
import { termsOn } from '../contract-versions/contract-versions.service.ts'
import { loadContract, type Contract } from '../contracts/contracts.service.ts'
import { viewContracts } from '../contracts/contract-views.service.ts'
import { createContract } from '../contracts/new-contract.service.ts'
import * as repository from './follow-on.repository.ts'
import { finishAsRenewed, openTask } from './renewal-tasks.service.ts'

export type FollowOnService = ReturnType<typeof createFollowOnService>

export const createFollowOnService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * The contract that goes on from another, linked both ways; its open task is finished as renewed.
   * Errors: `already_renewed` (with the contract), `period_invalid` (not after the other's begin).
   */
  renew: (actor: Caller, id: string, body: RenewContractBody): Promise<ContractView> =>
    db.transaction(actor, async (tx) => {
      await loadContract(tx, actor, { id, permission: 'contract.create' })
      const at = clock.now()
      const contract = await follow(tx, { id, body, by: actor, at })
      const [view] = await viewContracts(tx, { rows: [contract], reader: actor, at })
      if (!view) throw new Error('a contract has no view')
      return view
    }),
})

/**
 * Contracts that are over and renew themselves go on for as long again, each once, one a call. One that
 * cannot (its type or a product is gone) becomes somebody's task. Answers whether there may be more.
 */
export async function renewDue(tx: Tx, at: Date): Promise<boolean> {
  const [due] = await repository.listToRenew(tx, { at, limit: 1 })
  if (!due) return false
  const old = await repository.lockRenewable(tx, due.id)
  if (!old || (await repository.findRenewalOf(tx, due.id))) return true
  const by = { kind: 'system', tenantId: tx.tenantId, name: 'Mesa' } as const
  try {
    await follow(tx, { id: due.id, body: followingPeriod(old), by, at })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const today = localDateOf(at, old.timeZone)
    await openTask(tx, { contract: old, cause: 'days', dueOn: today, at, createdBy: 'Mesa' })
  }
  return true
}

type Following = { id: string; body: RenewContractBody; by: Actor; at: Date }

async function follow(tx: Tx, { id, body, by, at }: Following): Promise<Contract> {
  const old = await repository.lockRenewable(tx, id)
  if (!old) throw new AppError('not_found')
  if (body.startsOn <= old.startsOn) throw new AppError('period_invalid')
  const renewedBy = await repository.findRenewalOf(tx, id)
  if (renewedBy) throw new AppError('already_renewed', { renewedBy })
  const { startsOn, endsOn, number, typeId } = body
  const { terms, typeIdKept } = await termsToFollow(tx, { old, body })
  const contract = await createContract(tx, {
    body: {
      organizationId: old.organizationId,
      name: body.name ?? old.name,
      startsOn,
      endsOn,
      timeZone: old.timeZone,
      openCaseLimit: old.openCaseLimit,
      productIds: await repository.listProductIds(tx, id),
      terms,
      ...(number !== undefined && { number }),
      ...(body.note !== undefined && { note: body.note }),
      typeId: typeId ?? typeIdKept,
    },
    renewsId: id,
    by,
    at,
  })
  await finishAsRenewed(tx, { contractId: id, renewedContractId: contract.id, by: by.name, at })
  return contract
}

/** A type's own where one is named, else what held on the old one's last day; single keys may change. */
async function termsToFollow(
  tx: Tx,
  { old, body }: { old: repository.Renewable; body: RenewContractBody },
) {
  if (body.typeId !== undefined) return { terms: body.terms ?? {}, typeIdKept: null }
  const last = await termsOn(tx, old.id, dayBefore(old.endsOn))
  const type = old.typeId
    ? await findCatalogEntry(tx, { kind: 'contract-types', id: old.typeId })
    : undefined
  const terms = withTerms(last, body.terms ?? {})
  return { terms, typeIdKept: type && !type.retired ? type.id : null }
}
