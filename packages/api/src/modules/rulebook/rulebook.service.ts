import type { Policy } from '@mesa/shared/rulebook/policy'
import { completePolicy } from '@mesa/shared/rulebook/stored-policy'
import type { Reader, Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as rulebook from './rulebook.repository.ts'

export type PolicyInForce = { version: number; policy: Policy }

/** Versions never change, so each is read once in the life of the process (decision 0030). */
const known = new Map<string, PolicyInForce>()

/**
 * The policy that governs an act now: which version is asked in the act's own transaction, what it
 * says is in memory. Desks are created with a first version, so one always exists.
 */
export async function policyInForce(tx: Tx): Promise<PolicyInForce> {
  const newest = await rulebook.findNewestVersion(tx)
  if (!newest) throw new Error('this desk has no rulebook')
  return policyOfVersion(tx, newest.id)
}

/** A version that a statement named. */
export async function policyOfVersion(reader: Reader, id: string): Promise<PolicyInForce> {
  const earlier = known.get(id)
  if (earlier) return earlier
  const found = await rulebook.findVersion(reader, id)
  if (!found) throw new Error(`rulebook version ${id} is missing`)
  const inForce = { version: found.version, policy: completePolicy(found.policy) }
  known.set(id, inForce)
  return inForce
}

type Adoption = {
  policy: Policy
  by: string
  byId?: string | null
  note?: string | null
  /** The preset it is taken from whole. */
  preset?: string | null
  at: Date
}

/** Puts the next version in force; earlier versions stay as they are. Answers its number. */
export async function adoptPolicy(tx: Tx, { policy, at, by, ...said }: Adoption): Promise<number> {
  await rulebook.lockRulebook(tx)
  const newest = await rulebook.findNewestVersion(tx)
  const version = (newest?.version ?? 0) + 1
  const { byId: createdById = null, note = null, preset = null } = said
  await rulebook.insertVersion(tx, {
    id: newId(at),
    version,
    policy,
    createdBy: by,
    createdById,
    note,
    preset,
    createdAt: at,
  })
  return version
}
