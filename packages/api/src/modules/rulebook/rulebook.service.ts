import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Reader, Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as rulebook from './rulebook.repository.ts'

export type PolicyInForce = { version: number; policy: Policy }

/** Versions never change, so each is read once in the life of the process. */
const known = new Map<string, PolicyInForce>()

/** The policy that governs an act now. Desks are created with a first version, so one always exists. */
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
  const inForce = { version: found.version, policy: found.policy as Policy }
  known.set(id, inForce)
  return inForce
}

/** Puts the next version in force; earlier versions stay as they are. */
export async function adoptPolicy(
  tx: Tx,
  { policy, by, at }: { policy: Policy; by: string; at: Date },
) {
  const newest = await rulebook.findNewestVersion(tx)
  const version = (newest?.version ?? 0) + 1
  await rulebook.insertVersion(tx, { id: newId(at), version, policy, createdBy: by, createdAt: at })
  return version
}
