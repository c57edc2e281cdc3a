import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { inForceOn, termsOf } from '@mesa/shared/ledger/terms'
import type {
  AddContractTypeVersionBody,
  ContractTypeList,
  ContractTypeListQuery,
  ContractTypeVersion,
  ContractTypeVersionList,
  ContractTypeView,
  CreateContractTypeBody,
} from '@mesa/shared/wire/contract-types.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { createEntry } from '../catalogs/new-entries.service.ts'
import { nameIn } from '../catalogs/catalog-entries.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './contract-types.repository.ts'
import { demandTerms } from './terms-check.service.ts'
import { addFirstVersions } from './type-versions.service.ts'
import * as versions from './type-versions.repository.ts'

export type ContractTypesService = ReturnType<typeof createContractTypesService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Page = { limit?: number; cursor?: string }

/** Types of contract as the desk designs them (HR-1): their terms, in versions from a day on. */
export const createContractTypesService = ({ db, clock, cursors }: Deps) => {
  const read = <Result>(actor: Caller, work: (tx: Tx) => Promise<Result>) => {
    demand(actor, 'contract_type.read')
    return db.transaction(actor, work, { readOnly: true })
  }

  return {
    list(actor: Caller, locale: Locale, query: ContractTypeListQuery): Promise<ContractTypeList> {
      const { limit = 50, cursor, includeRetired = false } = query
      return read(actor, async (tx) => {
        const bound = { actor, filters: { list: 'contract types', includeRetired } }
        const [position, id] = cursors.decode(cursor, bound) ?? []
        const after = id === undefined ? undefined : { position: Number(position), id: String(id) }
        const rows = await repository.listTypes(tx, { includeRetired, after, limit })
        const keysOf = (last: repository.TypeEntry) =>
          cursors.encode([last.position, last.id], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        return { items: await viewTypes(tx, items, { locale, at: clock.now() }), nextCursor }
      })
    },

    get: (actor: Caller, locale: Locale, id: string): Promise<ContractTypeView> =>
      read(actor, async (tx) => {
        const entry = await repository.findType(tx, id)
        if (!entry) throw new AppError('not_found')
        return onlyView(tx, entry, { locale, at: clock.now() })
      }),

    /** Errors: `already_exists` (its code), `malformed`, `reference_unknown`. */
    create(actor: Caller, locale: Locale, body: CreateContractTypeBody): Promise<ContractTypeView> {
      demand(actor, 'contract_type.manage')
      const at = clock.now()
      return db.transaction(actor, (tx) => create(tx, actor, { locale, body, at }))
    },

    /** Terms for contracts that begin, or change, from a day on. Error: `not_backwards`. */
    addVersion(
      actor: Caller,
      id: string,
      body: AddContractTypeVersionBody,
    ): Promise<ContractTypeVersion> {
      demand(actor, 'contract_type.manage')
      const at = clock.now()
      return db.transaction(actor, (tx) => addVersion(tx, actor, { id, body, at }))
    },

    /** The newest first. */
    versions(actor: Caller, id: string, page: Page): Promise<ContractTypeVersionList> {
      const { limit = 50, cursor } = page
      return read(actor, async (tx) => {
        const bound = { actor, filters: { list: 'contract type versions', id } }
        const [before] = cursors.decode(cursor, bound) ?? []
        if (!(await repository.findType(tx, id))) throw new AppError('not_found')
        const from = before === undefined ? undefined : Number(before)
        const rows = await versions.listPage(tx, { typeId: id, before: from, limit })
        const all = await versions.listVersionsOf(tx, [id])
        const inForce = inForceOn(all, await today(tx, clock.now()))?.version
        const keysOf = (last: versions.TypeVersion) => cursors.encode([last.version], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        return { items: items.map((row) => toVersion(row, inForce)), nextCursor }
      })
    },
  }
}

type Created = { locale: Locale; body: CreateContractTypeBody; at: Date }

async function create(tx: Tx, actor: Caller, { locale, body, at }: Created) {
  const { code, name, names, note } = body
  const terms = termsOf(body.terms)
  await demandTerms(tx, terms)
  const words = { code, name, ...(names && { names }) }
  const entry = await createEntry(tx, { kind: 'contract-types', locale, body: words, actor, at })
  const effectiveFrom = body.effectiveFrom ?? (await today(tx, at))
  const version = { typeId: entry.id, effectiveFrom, terms, note, actor: eventActor(actor), at }
  await addFirstVersions(tx, [version])
  const details = { code, effectiveFrom, terms }
  const act = { actor, targetType: 'contract_type', targetId: entry.id, details, at }
  await audit(tx, { ...act, action: 'contract_type.created' })
  return onlyView(tx, entry, { locale, at })
}

type Added = { id: string; body: AddContractTypeVersionBody; at: Date }

async function addVersion(tx: Tx, actor: Caller, { id, body, at }: Added) {
  const entry = await repository.lockType(tx, id)
  if (!entry) throw new AppError('not_found')
  const { effectiveFrom, note } = body
  const before = await versions.listVersionsOf(tx, [id])
  const last = before.at(-1)
  const now = await today(tx, at)
  if (effectiveFrom < now || (last && effectiveFrom < last.effectiveFrom))
    throw new AppError('not_backwards')
  const terms = termsOf(body.terms)
  await demandTerms(tx, terms)
  const by = eventActor(actor)
  const version = (last?.version ?? 0) + 1
  const [row] = await versions.insertVersions(tx, [
    {
      typeId: id,
      version,
      effectiveFrom,
      terms,
      note: note ?? null,
      createdBy: by.name,
      createdById: by.id,
      createdAt: at,
    },
  ])
  if (!row) throw new Error('an inserted version was not returned')
  const details = { code: entry.code, version, effectiveFrom, before: last?.terms, after: terms }
  const act = { actor, targetType: 'contract_type', targetId: id, details, at }
  await audit(tx, { ...act, action: 'contract_type.version_added' })
  return toVersion(row, inForceOn([...before, row], now)?.version)
}

const today = async (tx: Tx, at: Date): Promise<string> =>
  localDateOf(at, (await policyInForce(tx)).policy.calendar.timeZone)

type Shown = { locale: Locale; at: Date }

async function onlyView(tx: Tx, entry: repository.TypeEntry, shown: Shown) {
  const [view] = await viewTypes(tx, [entry], shown)
  if (!view) throw new Error('a contract type has no terms')
  return view
}

async function viewTypes(
  tx: Tx,
  entries: repository.TypeEntry[],
  { locale, at }: Shown,
): Promise<ContractTypeView[]> {
  const ids = entries.map(({ id }) => id)
  const [rows, counts, now] = await Promise.all([
    versions.listVersionsOf(tx, ids),
    repository.countContracts(tx, ids),
    today(tx, at),
  ])
  return entries.flatMap((entry) => {
    const mine = rows.filter(({ typeId }) => typeId === entry.id)
    const inForce = inForceOn(mine, now)
    if (!inForce) return []
    const next = mine
      .filter((one) => one.effectiveFrom > now && one.version !== inForce.version)
      .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1))[0]
    const names = entry.name as ContractTypeView['names']
    return {
      id: entry.id,
      code: entry.code,
      name: nameIn(names as Parameters<typeof nameIn>[0], locale),
      names,
      position: entry.position,
      retired: entry.retiredAt !== null,
      version: toVersion(inForce, inForce.version),
      upcoming: next ? toVersion(next, inForce.version) : null,
      contracts: counts.find(({ typeId }) => typeId === entry.id)?.contracts ?? 0,
    }
  })
}

const toVersion = (
  row: versions.TypeVersion,
  inForce: number | undefined,
): ContractTypeVersion => ({
  version: row.version,
  effectiveFrom: row.effectiveFrom,
  isInForce: row.version === inForce,
  terms: termsOf(row.terms),
  note: row.note,
  createdBy: { id: row.createdById, name: row.createdBy },
  createdAt: row.createdAt.toISOString(),
})

function demand(actor: Actor, permission: 'contract_type.read' | 'contract_type.manage'): void {
  if (!can(actor, permission).allowed) throw new AppError('not_allowed')
}
