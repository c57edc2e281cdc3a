import type { UnchargedWhy, WorklogView } from '@mesa/shared/wire/worklogs.schema'
import type { Tx } from '../../db/database.ts'
import { isPaidByLots, limitOf, type CaseState } from '../hour-ledger/case-hours.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Judged = Pick<worklogs.Worklog, 'billable' | 'roundedMinutes' | 'chargedMinutes'> & {
  coverage: string
}

/** Why minutes are uncharged now; `planned` is the answer of a plan just made. */
export function whyUncharged({
  worklog,
  state,
  planned,
}: {
  worklog: Judged
  state: CaseState | undefined
  planned?: 'consent_limit' | 'balance' | undefined
}): UnchargedWhy | undefined {
  if (worklog.roundedMinutes === worklog.chargedMinutes) return undefined
  if (!worklog.billable) return 'not_billable'
  if (!state) return 'no_contract'
  if (!isPaidByLots(state, worklog.coverage as Ticket['coverage'])) return 'coverage'
  if (planned) return planned
  const limit = limitOf(state)
  return limit !== null && state.caseHours.chargedMinutes >= limit ? 'consent_limit' : 'balance'
}

type Shown = { rows: worklogs.Worklog[]; ticket: Ticket; state: CaseState | undefined }

export async function toViews(tx: Tx, { rows, ticket, state }: Shown): Promise<WorklogView[]> {
  const consents =
    rows.length === 0
      ? []
      : await worklogs.listConsentIds(tx, {
          ticketId: ticket.id,
          worklogIds: rows.map(({ id }) => id),
        })
  return rows.map((row) => {
    const why = whyUncharged({ worklog: row, state })
    return {
      ...plainView(row, ticket),
      ...(why && { why }),
      balanceAfterMinutes: state ? availableMinutes(state) : null,
      consentIds: consents.flatMap(({ worklogId, consentId }) =>
        worklogId === row.id && consentId !== null ? [consentId] : [],
      ),
      warnings: [],
    }
  })
}

export async function onlyView(tx: Tx, shown: Shown): Promise<WorklogView> {
  const [view] = await toViews(tx, shown)
  if (!view) throw new Error('a worklog was read and is gone')
  return view
}

export const plainView = (row: worklogs.Worklog, ticket: Ticket) => ({
  id: row.id,
  ticketId: ticket.id,
  ticketNumber: ticket.number,
  component: row.component,
  startedAt: row.startedAt.toISOString(),
  minutes: row.minutes,
  description: row.description,
  billable: row.billable,
  afterHoursRequestId: row.afterHoursRequestId,
  author: { id: row.userId, name: row.userName },
  createdAt: row.createdAt.toISOString(),
  loggedMinutes: row.minutes,
  roundedMinutes: row.roundedMinutes,
  chargedMinutes: row.chargedMinutes,
  unchargedMinutes: row.roundedMinutes - row.chargedMinutes,
  contractId: row.contractId,
  weightPercent: row.weightPercent,
  hourPrice: null,
  correctsId: row.correctsId,
  correctedBy: null,
  people: [],
})
