import type { Tx } from '../../db/database.ts'
import * as repository from './catalogs.repository.ts'

type NewEntries = Parameters<typeof repository.insertEntries>[1]

/** Fills the catalogues of a new desk at once (CA-1). */
export async function addCatalogEntries(tx: Tx, entries: NewEntries): Promise<void> {
  await repository.insertEntries(tx, entries)
}
