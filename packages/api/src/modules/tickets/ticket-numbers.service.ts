import type { Tx } from '../../db/database.ts'
import * as tickets from './tickets.repository.ts'

/** A new desk counts its cases from 1. */
export async function startNumbering(tx: Tx): Promise<void> {
  await tickets.insertCounter(tx)
}
