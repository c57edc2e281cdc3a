import type { Tx } from '../../db/database.ts'

export type FreeTicket = {
  id: string
  number: number
  organizationId: string
  contractId: string | null
  unansweredSince: Date | null
}

/** Locks the open cases of a list that nobody has; in one order, so that two who do so never cross. */
export const lockFree = (tx: Tx, ids: string[]): Promise<FreeTicket[]> =>
  tx.read<FreeTicket>({
    text: `select id, number, organization_id as "organizationId", contract_id as "contractId",
        unanswered_since as "unansweredSince"
      from tickets where tenant_id = $1 and id = any($2::uuid[]) and closed_at is null
      order by id for update skip locked`,
    values: [tx.tenantId, ids],
  })

/** Which of a list are still open. */
export const listOpen = async (tx: Tx, ids: string[]): Promise<string[]> => {
  const rows = await tx.read<{ id: string }>({
    text: `select id from tickets
      where tenant_id = $1 and id = any($2::uuid[]) and closed_at is null`,
    values: [tx.tenantId, ids],
  })
  return rows.map(({ id }) => id)
}

export type DueInstants = {
  id: string
  queueAt: Date
  queueMetric: string | null
  redAt: Date | null
  autoCloseAt: Date | null
}

/** Of many cases at once; what already says so is not written. */
export const updateDueInstants = (tx: Tx, rows: DueInstants[]) =>
  tx.read({
    text: `update tickets t set queue_at = w."queueAt", queue_metric = w."queueMetric",
        red_at = w."redAt", auto_close_at = w."autoCloseAt"
      from jsonb_to_recordset($2::jsonb) as w (id uuid, "queueAt" timestamptz,
        "queueMetric" text, "redAt" timestamptz, "autoCloseAt" timestamptz)
      where t.tenant_id = $1 and t.id = w.id
        and (t.queue_at, t.queue_metric, t.red_at, t.auto_close_at)
          is distinct from (w."queueAt", w."queueMetric", w."redAt", w."autoCloseAt")`,
    values: [tx.tenantId, JSON.stringify(rows)],
  })
