import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as rulebook from './rulebook.repository.ts'

export type PolicyInForce = { version: number; policy: Policy }

/** The policy that governs an act now. Desks are created with a first version, so one always exists. */
export async function policyInForce(tx: Tx): Promise<PolicyInForce> {
  const row = await rulebook.findNewestVersion(tx)
  if (!row) throw new Error('this desk has no rulebook')
  return { version: row.version, policy: row.policy as Policy }
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
