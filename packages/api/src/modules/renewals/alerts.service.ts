import { dueAlerts, taskCause, type DueAlert } from '@mesa/shared/ledger/renewal'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import { dayBefore } from '../../local-date.ts'
import { publish } from '../outbox/outbox.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './alerts.repository.ts'
import { hoursOf, type ContractHours } from './forecasts.service.ts'
import { openTask } from './renewal-tasks.service.ts'

const batchSize = 50

/**
 * HR-12: tells what is due of contracts now, each once whatever nodes and retries: the row that says
 * so, the mail's outbox row and the task are one transaction. Answers whether there is more.
 */
export async function tellDue(tx: Tx, at: Date): Promise<boolean> {
  const { daysBefore, fractions } = await settings(tx)
  const percents = fractions.map((fraction) => Math.round(fraction * 100))
  const rows = await repository.listDue(tx, { at, daysBefore, percents, limit: batchSize })
  await tellOf(tx, rows, { at, daysBefore, fractions })
  return rows.length === batchSize
}

/**
 * The same of every contract with hours, for what only the forecast tells; batch by batch: answers
 * where to go on, null at the end.
 */
export async function tellForecasts(
  tx: Tx,
  { at, after }: { at: Date; after: string | undefined },
): Promise<string | null> {
  const rows = await repository.listWithHours(tx, { at, after, limit: batchSize })
  await tellOf(tx, rows, { at, ...(await settings(tx)) })
  return rows.length < batchSize ? null : (rows.at(-1)?.id ?? null)
}

type Settings = { daysBefore: number; fractions: readonly number[] }

async function settings(tx: Tx): Promise<Settings> {
  const { hours } = (await policyInForce(tx)).policy
  return { daysBefore: hours.renewalAlertDays, fractions: hours.alertFractions }
}

async function tellOf(tx: Tx, rows: repository.AlertRow[], now: Settings & { at: Date }) {
  if (rows.length === 0) return
  const hours = await hoursOf(tx, rows, now.at)
  const told = Map.groupBy(
    await repository.listTold(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ contractId }) => contractId,
  )
  for (const row of rows) {
    const mine = hours.get(row.id)
    if (!mine) continue
    const alerts = dueAlerts({
      today: row.today,
      endsOn: row.endsOn,
      lots: mine.lots,
      fractions: now.fractions,
      daysBefore: now.daysBefore,
      runsOutOn: mine.forecast?.runsOutOn ?? null,
      told: new Set(told.get(row.id)?.map((one) => one.told)),
    })
    await tell(tx, { row, hours: mine, alerts, at: now.at })
  }
}

type Telling = { row: repository.AlertRow; hours: ContractHours; alerts: DueAlert[]; at: Date }

async function tell(tx: Tx, { row, hours, alerts, at }: Telling) {
  const told: DueAlert[] = []
  for (const alert of alerts) {
    const { kind, key } = alert
    const details = detailsOf(alert, { row, hours })
    const isNew = await repository.insertAlert(tx, {
      id: newId(at),
      contractId: row.id,
      organizationId: row.organizationId,
      kind,
      key,
      details,
      toldAt: at,
    })
    if (!isNew) continue
    told.push(alert)
    if (!alert.isSilent) await publishAlert(tx, { row, details: { kind, ...details }, at })
  }
  const { period, endsOn, today } = row
  const cause = taskCause({ alerts: told, renewal: row.renewal ?? 'task', period })
  if (cause === null) return
  const runsOutOn = hours.forecast?.runsOutOn ?? null
  // Both ends are exclusive: it is to be done while something is still covered.
  const dueOn = dayBefore(cause === 'days' ? endsOn : (runsOutOn ?? endsOn))
  await openTask(tx, {
    contract: row,
    cause,
    dueOn: dueOn < today ? today : dueOn,
    at,
    createdBy: 'Mesa',
  })
}

/** The figures as they stood when it was told. */
function detailsOf(alert: DueAlert, { row, hours }: Pick<Telling, 'row' | 'hours'>) {
  const { percent = null, lot } = alert
  return {
    percent,
    lotGrantedMinutes: lot?.grantedMinutes ?? null,
    lotValidUntil: lot?.validUntil ?? null,
    minutesLeft: row.unlimited || hours.grantedMinutes === 0 ? null : hours.minutesLeft,
    endsOn: row.endsOn,
    runsOutOn: hours.forecast?.runsOutOn ?? null,
    renewal: row.renewal ?? 'task',
  }
}

const publishAlert = (
  tx: Tx,
  { row, details, at }: { row: repository.AlertRow; details: object; at: Date },
) =>
  publish(tx, {
    type: 'contract.alerted',
    payload: {
      contractId: row.id,
      number: row.code,
      name: row.name,
      organizationId: row.organizationId,
      organizationName: row.organizationName,
      accountLeadId: row.accountLeadId,
      ...details,
    },
    organizationId: row.organizationId,
    at,
  })
