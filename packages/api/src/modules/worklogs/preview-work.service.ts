import { addWork, type EarlierWork } from '@mesa/shared/ledger/rounding'
import type { WorklogPreviewBody, WorklogPreviewView } from '@mesa/shared/wire/worklogs.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { limitOf, planWork } from '../hour-ledger/case-hours.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand, loadTicket } from '../tickets/tickets.service.ts'
import { agreedPrice } from './agreed-rate.service.ts'
import { roundOne, type Work } from './log-work.service.ts'
import * as rules from './work-rules.service.ts'
import { whyUncharged } from './worklog-views.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Request = { ref: string; body: WorklogPreviewBody; at: Date }
const minuteMs = 60_000

/** What an entry, or those of several people, would charge now, and what would be left. */
export async function previewWork(
  tx: Tx,
  actor: Caller,
  { ref, body, at }: Request,
): Promise<WorklogPreviewView> {
  const ticket = await loadTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'worklog.create', ticket })
  const { policy } = await policyInForce(tx)
  const { component, minutes, billable = true } = body
  const [state, found] = await Promise.all([
    rules.caseStateOf(tx, ticket, { policy, forUpdate: false }),
    rules.findComponent(tx, component),
  ])
  // Without a start: work that ends now.
  const startedAt = new Date(body.startedAt ?? at.getTime() - minutes * minuteMs)
  rules.refuseFutureWork({ startedAt, minutes, at })
  rules.refuseComponent(component, { found, policy })
  const place = { ticket, state, policy }
  const workedOn = rules.dayOfWork(startedAt, state, policy)
  const [count, ruling, day] = await Promise.all([
    countWorkers(tx, actor, { people: body.people, ticket }),
    rules.rulesOfWork(tx, { startedAt, component, billable }, place),
    worklogs.sumDay(tx, { ticketId: ticket.id, workedOn }),
    rules.refuseClosedDay(tx, state, workedOn),
  ])
  const work = { ...ruling, component, minutes, description: '', billable, startedAt }
  const roundedMinutes = roundSeveral(work, { count, day })
  const plan =
    state && billable ? planWork(state, ticket.coverage, { roundedMinutes, workedOn }) : undefined
  const chargedMinutes = plan?.chargedMinutes ?? 0
  const lines = plan?.postings.flatMap((posting) => posting.lines) ?? []
  const changeOf = (...buckets: string[]) =>
    lines.reduce((sum, line) => (buckets.includes(line.bucket) ? sum + line.minutes : sum), 0)
  const agreed =
    billable && chargedMinutes < roundedMinutes
      ? await agreedPrice(tx, { ticketId: ticket.id, component, workedOn })
      : null
  const hourPriceAmount = agreed?.amount ?? null
  const worklog = { ...ticket, billable, roundedMinutes, chargedMinutes, workedOn, hourPriceAmount }
  const why = whyUncharged({ worklog, state, planned: plan?.why })
  const held = state?.openHolds.reduce((sum, hold) => sum + hold.minutes, 0) ?? 0
  return {
    loggedMinutes: minutes * count,
    roundedMinutes,
    chargedMinutes,
    unchargedMinutes: roundedMinutes - chargedMinutes,
    ...(why && { why }),
    chargedBeforeMinutes: state?.caseHours.chargedMinutes ?? 0,
    limitMinutes: state ? limitOf(state) : policy.hours.consentAboveMinutes,
    heldAfterMinutes: held + changeOf('held'),
    balanceAfterMinutes: state
      ? availableMinutes(state) + changeOf('available', 'overdraft')
      : null,
  }
}

type Workers = {
  people: readonly string[] | undefined
  ticket: Parameters<typeof demand>[2]['ticket']
}

/** A key has no time of its own and asks for one person, whoever it is; naming people is for people. */
async function countWorkers(tx: Tx, actor: Caller, { people, ticket }: Workers): Promise<number> {
  if (!people) return 1
  if (actor.kind !== 'staff') throw new AppError('not_allowed')
  return (await rules.workersOf(tx, actor, { people, ticket })).length
}

/** Together what the entries would round to one after the other. */
function roundSeveral(work: Work, { count, day }: { count: number; day: EarlierWork }): number {
  let [earlier, sum] = [day, 0]
  for (let entry = 0; entry < count; entry += 1) {
    const roundedMinutes = roundOne(work, earlier)
    earlier = addWork(earlier, { ...work, roundedMinutes })
    sum += roundedMinutes
  }
  return sum
}
