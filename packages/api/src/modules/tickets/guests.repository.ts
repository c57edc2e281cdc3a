import type { Tx } from '../../db/database.ts'
import { ticketParticipants } from '../participants/participants.tables.ts'

export const insertGuest = (
  tx: Tx,
  row: Omit<typeof ticketParticipants.$inferInsert, 'tenantId'>,
) =>
  tx.db
    .insert(ticketParticipants)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoNothing()
