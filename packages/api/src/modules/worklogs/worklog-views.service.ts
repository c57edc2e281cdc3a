import { can } from '@mesa/shared/access/can'
import type { UnchargedWhy, WorklogView } from '@mesa/shared/wire/worklogs.schema'
import type { Caller, Tx } from '../../db/database.ts'
import {
  isInContract,
  isPaidByLots,
  limitOf,
  type CaseState,
} from '../hour-ledger/case-hours.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Judged = Pick<
  worklogs.Worklog,
  'billable' | 'roundedMinutes' | 'chargedMinutes' | 'workedOn' | 'hourPriceAmount'
> & { coverage: string }

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
  if (worklog.coverage === 'contract' && worklog.hourPriceAmount !== null) return 'agreed_at_rate'
  if (!state) return 'no_contract'
  if (!isPaidByLots(state, worklog.coverage as Ticket['coverage'])) return 'coverage'
  if (planned !== 'consent_limit' && !isInContract(state, worklog.workedOn)) {
    return 'outside_contract'
  }
  const limit = limitOf(state)
  const isAtLimit = planned
    ? planned === 'consent_limit'
    : limit !== null && state.caseHours.chargedMinutes >= limit
  return isAtLimit ? 'consent_limit' : whyBeyondLots(state)
}

/** What was agreed to of a new lot waits for it; what was agreed at the rate and is not priced is beyond it. */
function whyBeyondLots({ consents }: CaseState): UnchargedWhy {
  const unheld = consents.filter(({ unheldMinutes }) => unheldMinutes > 0)
  if (unheld.some(({ source }) => source === 'new_lot' || source === 'contract'))
    return 'waits_for_lot'
  return unheld.some(({ source }) => source === 'independent') ? 'consent_limit' : 'balance'
}

type Shown = {
  rows: worklogs.Worklog[]
  ticket: Ticket
  state: CaseState | undefined
  actor: Caller
}

export async function toViews(
  tx: Tx,
  { rows, ticket, state, actor }: Shown,
): Promise<WorklogView[]> {
  const ids = rows.map(({ id }) => id)
  const corrected = rows.filter(({ correctedAt }) => correctedAt !== null).map(({ id }) => id)
  const shared = rows.flatMap(({ sharedEntryId }) => sharedEntryId ?? [])
  const [consents, corrections, together] = await Promise.all([
    worklogs.listConsentIds(tx, { ticketId: ticket.id, worklogIds: ids }),
    worklogs.listCorrectionsOf(tx, corrected),
    worklogs.listShared(tx, [...new Set(shared)]),
  ])
  return rows.map((row) => {
    const why = row.correctedAt ? undefined : whyUncharged({ worklog: row, state })
    const isTogether = (one: worklogs.Worklog) =>
      one.sharedEntryId === row.sharedEntryId && one.correctedAt === null
    return {
      ...plainView(row, {
        ticket,
        actor,
        together: row.sharedEntryId === null ? [] : together.filter(isTogether),
        correction: corrections.find(({ correctsId }) => correctsId === row.id),
      }),
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

type Beside = {
  ticket: Ticket
  actor: Caller
  /** Logged at once, the row itself included. */
  together: readonly worklogs.Worklog[]
  /** What took the row's place. */
  correction: worklogs.Worklog | undefined
}

/** What the row says by itself and of those beside it. */
export const plainView = (
  row: worklogs.Worklog,
  { ticket, actor, together, correction }: Beside,
) => ({
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
  hourPrice: can(actor, 'money.read', { organizationId: row.organizationId }).allowed
    ? priceOf(row)
    : null,
  correctsId: row.correctsId,
  correctedBy: correctionOf(row, correction),
  people: together.length > 1 ? together.map(toPerson) : [],
})

const priceOf = ({ hourPriceAmount: amount, hourPriceCurrency: currency }: worklogs.Worklog) =>
  amount === null || currency === null ? null : { amount, currency }

function correctionOf(
  { correctedAt, correctedBy, correctionReason }: worklogs.Worklog,
  correction: worklogs.Worklog | undefined,
) {
  if (!correctedAt) return null
  return {
    worklogId: correction?.id ?? null,
    by: correctedBy ?? '',
    at: correctedAt.toISOString(),
    reason: correctionReason ?? '',
  }
}

const toPerson = (row: worklogs.Worklog) => ({
  id: row.userId,
  name: row.userName,
  worklogId: row.id,
  chargedMinutes: row.chargedMinutes,
  unchargedMinutes: row.roundedMinutes - row.chargedMinutes,
  warnings: [],
})
