import type { Tx } from '../../db/database.ts'
import * as windows from './critical-windows.repository.ts'

/** IN-10: the announced window that a case of an organization and product opened at an instant is in. */
export const windowAt = (
  tx: Tx,
  moment: { organizationId: string; productId: string; at: Date },
): Promise<{ id: string; isLate: boolean } | undefined> => windows.findOpen(tx, moment)
