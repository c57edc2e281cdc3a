import type { RoundingRule, WeighedWork } from '@mesa/shared/ledger/rounding'
import { weightPercentOf } from '@mesa/shared/ledger/weight'
import { can } from '@mesa/shared/access/can'
import type { StaffActor } from '@mesa/shared/access/actor'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { requestOfWork } from '../after-hours/offers.service.ts'
import { findComponent, type FoundEntry } from '../catalogs/catalog-entries.service.ts'
import { termsOn } from '../contract-versions/contract-versions.service.ts'
import { loadCaseState, type CaseState } from '../hour-ledger/case-hours.service.ts'
import { refuseClosedMonth } from '../hour-ledger/hour-ledger.service.ts'
import { findStaff } from '../people/people.service.ts'
import { rateOn } from '../rates/rates.service.ts'
import { thingOf, type Ticket } from '../tickets/tickets.service.ts'
import * as worklogs from './worklogs.repository.ts'

const minuteMs = 60_000
const clockSkewMsMax = 2 * minuteMs

type Span = { startedAt: Date; minutes: number; at: Date }

/** Nobody has worked tomorrow (A90); a browser's clock may run a little ahead of ours. */
export function refuseFutureWork({ startedAt, minutes, at }: Span): void {
  const endsMs = startedAt.getTime() + minutes * minuteMs
  if (startedAt > at || endsMs > at.getTime() + clockSkewMsMax) {
    throw new AppError('work_in_future')
  }
}

export const caseStateOf = (
  tx: Tx,
  ticket: Ticket,
  { policy, forUpdate }: { policy: Policy; forUpdate: boolean },
): Promise<CaseState | undefined> =>
  loadCaseState(tx, ticket, { thresholdMinutes: policy.hours.consentAboveMinutes, forUpdate })

/** The day worked, where the contract counts its days, or else the desk. */
export const dayOfWork = (startedAt: Date, state: CaseState | undefined, policy: Policy): string =>
  localDateOf(startedAt, state?.account.timeZone ?? policy.calendar.timeZone)

/** A component that the desk has, and logs by (HR-5). Error: `reference_unknown`. */
export function refuseComponent(
  code: string,
  { found, policy }: { found: FoundEntry | undefined; policy: Policy },
): void {
  if (found && !found.retired && policy.hours.components.includes(code)) return
  throw new AppError('reference_unknown', {
    errors: [{ path: 'component', code: 'not_in_catalogue' }],
  })
}

export { findComponent }

/** Those who worked, in the order named; without names the actor alone. Error: `reference_unknown`. */
export async function workersOf(
  tx: Tx,
  actor: StaffActor,
  { people, ticket }: { people: readonly string[] | undefined; ticket: Ticket },
): Promise<{ id: string; name: string }[]> {
  if (!people) return [{ id: actor.userId, name: actor.name }]
  const thing = await thingOf(tx, ticket)
  const found = await Promise.all(people.map((id) => findStaff(tx, id)))
  return found.map((person, index) => {
    const { tenantId } = tx
    const works =
      person &&
      can({ ...actor, tenantId, userId: person.id, role: person.role }, 'worklog.create', thing)
        .allowed
    if (!works) {
      const path = `people/${index}`
      throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
    }
    return { id: person.id, name: person.name }
  })
}

/** By what a piece of work is charged; kept on it, whatever becomes of the rules. */
export type WorkRules = {
  workedOn: string
  rule: RoundingRule
  weightPercent: WeighedWork['weightPercent']
  afterHoursRequestId: string | null
  hourPrice: { amount: number; currency: string } | null
}

type Worked = { startedAt: Date; component: string; billable: boolean }
type Place = { ticket: Ticket; state: CaseState | undefined; policy: Policy }

/** The contract's rounding and weights of the day worked, or the desk's; the rate of independent work. */
export async function rulesOfWork(
  tx: Tx,
  { startedAt, component, billable }: Worked,
  { ticket, state, policy }: Place,
): Promise<WorkRules> {
  const workedOn = dayOfWork(startedAt, state, policy)
  const isPriced = billable && ticket.coverage === 'independent'
  const [terms, afterHoursRequestId, rate] = await Promise.all([
    state && termsOn(tx, state.account.contractId, workedOn),
    requestOfWork(tx, { ticket, startedAt }),
    isPriced ? rateOn(tx, { kind: 'independent', component, on: workedOn }) : undefined,
  ])
  return {
    workedOn,
    rule: {
      minutes: terms?.roundingMinutes ?? policy.hours.roundingMinutes,
      scope: terms?.roundingScope ?? policy.hours.roundingScope,
    },
    weightPercent: terms
      ? weightPercentOf(terms.weights, { component, isAfterHours: afterHoursRequestId !== null })
      : 100,
    afterHoursRequestId,
    hourPrice: rate?.hourPrice ?? null,
  }
}

/** Late work into a closed month (A90). Error: `month_closed`. */
export const refuseClosedDay = async (tx: Tx, state: CaseState | undefined, on: string) =>
  state && refuseClosedMonth(tx, { account: state.account, on })

/** Whether somebody logged work on a case at the time of another entry of theirs. */
export const overlapsWork = (
  tx: Tx,
  span: { id: string; userId: string; startedAt: Date; minutes: number },
): Promise<boolean> => worklogs.hasOverlap(tx, span)
