import type { Actor } from '@mesa/shared/access/actor'
import type { Terms } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { calendarAssigned } from '../calendars/calendar-changes.service.ts'
import * as repository from './contracts.repository.ts'

export type InForce = { termsVersion: number; typeId: string | null; terms: Terms }

/** What the columns of a contract say of the terms in force. */
export const columnsOf = ({ termsVersion, typeId, terms }: InForce) => ({
  termsVersion,
  typeId,
  kind: terms.kind,
  unlimited: terms.unlimited,
  period: terms.period,
  periodMinutes: terms.periodMinutes,
  overdraftMinutesMax: terms.overdraftMinutesMax,
  roundingMinutes: terms.roundingMinutes,
  calendarId: terms.calendarId,
  hourPriceAmount: terms.hourPrice?.amount ?? null,
  hourPriceCurrency: terms.hourPrice?.currency ?? null,
})

/** Queues who changes the contract's terms. Its account is locked after it, where it is needed. */
export const lockForTerms = async (tx: Tx, id: string): Promise<void> => {
  await repository.lockContract(tx, id)
}

type Change = { inForce: InForce; at: Date; actor?: Actor }

/**
 * Writes the terms in force into the contract's columns and products, under its lock, and lets the
 * clocks of its open cases follow another calendar. Answers whether anything changed.
 */
export async function mirrorTerms(tx: Tx, id: string, change: Change): Promise<boolean> {
  const { inForce, at } = change
  const { tenantId } = tx
  const actor = change.actor ?? { kind: 'system', tenantId, name: 'Mesa' }
  const before = await repository.lockContract(tx, id)
  if (!before || before.termsVersion === inForce.termsVersion) return false
  const after = await repository.updateContract(tx, id, { ...columnsOf(inForce), updatedAt: at })
  if (inForce.terms.products) await repository.setProducts(tx, after, inForce.terms.products)
  if (after.calendarId !== before.calendarId) {
    const { organizationId } = after
    const assigned = { assignedTo: 'contract', assignedId: id, organizationId } as const
    await calendarAssigned(tx, { ...assigned, actor, at })
  }
  return true
}
