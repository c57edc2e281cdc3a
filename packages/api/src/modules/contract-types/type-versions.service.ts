import { inForceOn, termsOf, type Terms } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import type { EventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './type-versions.repository.ts'

export type TypeOnDay = { id: string; version: number; terms: Terms }
type FirstVersion = {
  typeId: string
  effectiveFrom: string
  terms: Partial<Terms>
  note?: string | undefined
  actor: Pick<EventActor, 'id' | 'name'>
  at: Date
}

/** What contracts of a type that begin on a date are given; undefined where there is no such type. */
export async function typeOn(tx: Tx, typeId: string, date: string): Promise<TypeOnDay | undefined> {
  const found = inForceOn(await repository.listVersionsOf(tx, [typeId]), date)
  return found && { id: typeId, version: found.version, terms: termsOf(found.terms) }
}

type Beginning = { actor: Pick<EventActor, 'id' | 'name'>; at: Date }

/** Types that come without terms: those of a contract that says nothing, from today on. */
export async function beginTypes(
  tx: Tx,
  types: ReadonlyArray<{ id: string; terms?: Partial<Terms> | undefined }>,
  { actor, at }: Beginning,
) {
  const { policy } = await policyInForce(tx)
  const effectiveFrom = localDateOf(at, policy.calendar.timeZone)
  const firsts = types.map(({ id: typeId, terms = {} }) => ({
    typeId,
    effectiveFrom,
    terms,
    actor,
    at,
  }))
  return addFirstVersions(tx, firsts)
}

/** A type has terms from its first moment; those left out are the defaults. */
export async function addFirstVersions(tx: Tx, types: FirstVersion[]) {
  const rows = types.map(({ typeId, effectiveFrom, terms, note, actor, at }) => ({
    typeId,
    version: 1,
    effectiveFrom,
    terms: termsOf(terms),
    note: note ?? null,
    createdBy: actor.name,
    createdById: actor.id,
    createdAt: at,
  }))
  return repository.insertVersions(tx, rows)
}
