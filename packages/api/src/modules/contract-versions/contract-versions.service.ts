import { inForceOn, termsOf, type Terms } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import type { EventActor } from '../record/record.service.ts'
import * as repository from './contract-versions.repository.ts'

export type ContractVersion = repository.Version

/** What holds for a contract on a date `YYYY-MM-DD`; before its first version that one's terms. */
export async function termsOn(tx: Tx, contractId: string, date: string): Promise<Terms> {
  return termsOf((await versionOn(tx, contractId, date)).terms)
}

/** The terms of contracts by the versions that are in force, in one statement, by contract id. */
export async function termsInForce(
  tx: Tx,
  contracts: ReadonlyArray<{ id: string; termsVersion: number }>,
): Promise<Map<string, Terms>> {
  const ids = contracts.map(({ id }) => id)
  const rows = await repository.listVersionsOf(tx, ids)
  const inForce = new Map(contracts.map(({ id, termsVersion }) => [id, termsVersion]))
  const held = rows.filter((row) => row.version === inForce.get(row.contractId))
  return new Map(held.map((row) => [row.contractId, termsOf(row.terms)]))
}

/** Which version of a contract's terms is in force on a date. */
export async function versionOn(
  tx: Tx,
  contractId: string,
  date: string,
): Promise<ContractVersion> {
  const version = inForceOn(await repository.listVersionsOf(tx, [contractId]), date)
  if (!version) throw new Error(`contract ${contractId} has no terms`)
  return version
}

/** The first day after `after` on which other terms begin; null: none ahead. */
export async function nextVersionDate(
  tx: Tx,
  contractId: string,
  after: string,
): Promise<string | null> {
  const days = (await repository.listVersionsOf(tx, [contractId]))
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((day) => day > after)
  return days.toSorted()[0] ?? null
}

export type NewVersion = {
  contract: { id: string; organizationId: string }
  effectiveFrom: string
  type: { id: string; version: number } | null
  terms: Terms
  reason: string | null
  actor: EventActor
  at: Date
}

/** Adds terms from a day on. The contract's row is locked, or new: versions of it are numbered in order. */
export async function addVersion(tx: Tx, added: NewVersion): Promise<ContractVersion> {
  const { contract, effectiveFrom, type, terms, reason, actor, at } = added
  const last = (await repository.listVersionsOf(tx, [contract.id])).at(-1)
  return repository.insertVersion(tx, {
    contractId: contract.id,
    version: (last?.version ?? 0) + 1,
    organizationId: contract.organizationId,
    effectiveFrom,
    typeId: type?.id ?? null,
    typeVersion: type?.version ?? null,
    terms,
    reason,
    createdBy: actor.name,
    createdById: actor.id,
    createdAt: at,
  })
}
