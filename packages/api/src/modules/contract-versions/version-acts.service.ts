import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { inForceOn, termsOf, withTerms, type Terms } from '@mesa/shared/ledger/terms'
import type {
  AddContractVersionBody,
  ContractVersionList,
  ContractVersionView,
} from '@mesa/shared/wire/contract-versions.schema'
import type { ContractTermsView } from '@mesa/shared/wire/contract-terms.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { nameIn } from '../catalogs/catalog-entries.service.ts'
import { demandTerms } from '../contract-types/terms-check.service.ts'
import { refuseLength } from '../contracts/contract-period.service.ts'
import { loadContract, type Contract } from '../contracts/contracts.service.ts'
import { demandType } from '../contracts/new-contract.service.ts'
import { lockForTerms } from '../contracts/contract-mirror.service.ts'
import { grant } from '../hour-ledger/grants.service.ts'
import { accountOf } from '../hour-ledger/hour-ledger.service.ts'
import { rescheduleAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { eventActor } from '../record/record.service.ts'
import * as repository from './contract-versions.repository.ts'
import { addVersion, type ContractVersion } from './contract-versions.service.ts'
import { bringIntoForce } from './into-force.service.ts'

export type ContractVersionsService = ReturnType<typeof createContractVersionsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Asked = { id: string; locale: Locale }

/** What held, holds and will hold for a contract (HR-1). */
export const createContractVersionsService = ({ db, clock, cursors }: Deps) => ({
  /** The newest first. */
  list(
    actor: Caller,
    { id, locale }: Asked,
    { limit = 50, cursor }: { limit?: number; cursor?: string },
  ): Promise<ContractVersionList> {
    return db.transaction(
      actor,
      async (tx) => {
        const contract = await loadContract(tx, actor, { id })
        const bound = { actor, filters: { list: 'contract versions', id } }
        const [before] = cursors.decode(cursor, bound) ?? []
        const from = before === undefined ? undefined : Number(before)
        const rows = await repository.listPage(tx, { contractId: id, before: from, limit })
        const keysOf = (last: ContractVersion) => cursors.encode([last.version], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        const shown = { contract, reader: actor, locale, at: clock.now() }
        return { items: await viewVersions(tx, items, shown), nextCursor }
      },
      { readOnly: true },
    )
  },

  /**
   * Other terms from a day on, with the hours they bring; lots of before stay as they are. Errors:
   * `not_backwards`, `period_invalid` (outside of the contract), `reference_unknown`, `malformed`.
   */
  add(
    actor: Caller,
    { id, locale }: Asked,
    body: AddContractVersionBody,
  ): Promise<ContractVersionView> {
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const contract = await loadContract(tx, actor, { id, permission: 'contract.update' })
      const version = await change(tx, contract, { actor, body, at })
      const [view] = await viewVersions(tx, [version], { contract, reader: actor, locale, at })
      if (!view) throw new Error('an added version has no view')
      return view
    })
  },
})

type Change = { actor: Actor; body: AddContractVersionBody; at: Date }

async function change(tx: Tx, contract: Contract, { actor, body, at }: Change) {
  const { id } = contract
  const { effectiveFrom, lot } = body
  if (lot) refuseLength(lot.validFrom, lot.validUntil)
  // The contract before its account, as the sweep does.
  await lockForTerms(tx, id)
  const account = await accountOf(tx, id, { forUpdate: true })
  const today = localDateOf(at, contract.timeZone)
  const versions = await repository.listVersionsOf(tx, [id])
  const last = versions.at(-1)
  if (effectiveFrom < contract.startsOn || effectiveFrom >= contract.endsOn)
    throw new AppError('period_invalid')
  if (effectiveFrom < today || (last && effectiveFrom < last.effectiveFrom))
    throw new AppError('not_backwards')
  const { terms, type } = await termsAfter(tx, { body, before: inForceOn(versions, effectiveFrom) })
  await demandTerms(tx, terms)
  const by = eventActor(actor)
  const added = { contract, effectiveFrom, type, terms, reason: body.reason, actor: by, at }
  const version = await addVersion(tx, added)
  await bringIntoForce(tx, id, { today, at })
  if (lot) await grant(tx, { ...lot, contractId: id, origin: 'purchase', actor: by, at })
  await rescheduleAccount(tx, account.id, at)
  const details = { version: version.version, effectiveFrom, reason: body.reason, terms, lot }
  const act = { actor, targetType: 'contract', targetId: id, details, at }
  await audit(tx, { ...act, action: 'contract.terms_changed' })
  return version
}

type Before = { body: AddContractVersionBody; before: ContractVersion | undefined }

/** Those of the type, or of before, changed key by key. */
async function termsAfter(tx: Tx, { body, before }: Before) {
  const { typeId, terms = {}, effectiveFrom } = body
  if (typeId === undefined && body.terms === undefined)
    throw new AppError('malformed', { errors: [{ path: 'terms', code: 'required' }] })
  if (typeId !== undefined) {
    const type = await demandType(tx, typeId, effectiveFrom)
    return { type, terms: withTerms(type.terms, terms) }
  }
  const type =
    before && before.typeId !== null && before.typeVersion !== null
      ? { id: before.typeId, version: before.typeVersion }
      : null
  return { type, terms: withTerms(termsOf(before?.terms), terms) }
}

type Shown = { contract: Contract; reader: Actor; locale: Locale; at: Date }

async function viewVersions(
  tx: Tx,
  rows: ContractVersion[],
  { contract, reader, locale, at }: Shown,
): Promise<ContractVersionView[]> {
  const typeIds = [...new Set(rows.flatMap(({ typeId }) => (typeId === null ? [] : [typeId])))]
  const types = await repository.listTypeNames(tx, typeIds)
  const all = await repository.listVersionsOf(tx, [contract.id])
  const inForce = inForceOn(all, localDateOf(at, contract.timeZone))?.version
  const { organizationId } = contract
  const seesMoney = can(reader, 'money.read', { organizationId }).allowed
  const isDesk = reader.kind === 'staff' || (reader.kind === 'api_key' && !reader.organizationId)
  return rows.map((row) => {
    const type = types.find(({ id }) => id === row.typeId)
    return {
      version: row.version,
      effectiveFrom: row.effectiveFrom,
      isInForce: row.version === inForce,
      type: type
        ? { id: type.id, name: nameIn(type.name as Parameters<typeof nameIn>[0], locale) }
        : null,
      typeVersion: row.typeVersion,
      terms: readable(termsOf(row.terms), seesMoney),
      ...(isDesk && { reason: row.reason }),
      createdBy: { id: row.createdById, name: row.createdBy },
      createdAt: row.createdAt.toISOString(),
    }
  })
}

function readable(
  { hourPrice, periodPrice, ...terms }: Terms,
  seesMoney: boolean,
): ContractTermsView {
  return { ...terms, ...(seesMoney && { hourPrice, periodPrice }) }
}
