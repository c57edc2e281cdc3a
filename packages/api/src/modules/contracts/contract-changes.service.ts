import type { Actor } from '@mesa/shared/access/actor'
import { termsOf, withTerms } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { demandTerms } from '../contract-types/terms-check.service.ts'
import {
  addVersion,
  nextVersionDate,
  versionOn,
} from '../contract-versions/contract-versions.service.ts'
import { eventActor } from '../record/record.service.ts'
import { mirrorTerms } from './contract-mirror.service.ts'
import type { Contract } from './contracts.repository.ts'
import { demandType } from './new-contract.service.ts'

type Change = {
  typeId: string | null | undefined
  overdraftMinutesMax: number | undefined
  calendarId: string | null | undefined
  actor: Actor
  at: Date
}

/**
 * What a PATCH changes of a contract's terms: a version from today on (HR-1), under the contract's lock.
 * Another type brings its terms. Error: `not_backwards` while other terms are announced.
 */
export async function changeTerms(tx: Tx, contract: Contract, change: Change): Promise<void> {
  const { typeId, overdraftMinutesMax, calendarId, actor, at } = change
  const today = localDateOf(at, contract.timeZone)
  const from = today < contract.startsOn ? contract.startsOn : today
  const now = await versionOn(tx, contract.id, from)
  const isRetyped = typeId !== undefined && typeId !== now.typeId
  const type = isRetyped && typeId !== null ? await demandType(tx, typeId, from) : null
  const before = termsOf(now.terms)
  const terms = withTerms(type?.terms ?? before, {
    ...(overdraftMinutesMax !== undefined && { overdraftMinutesMax }),
    ...(calendarId !== undefined && { calendarId }),
  })
  const isSame =
    terms.overdraftMinutesMax === before.overdraftMinutesMax &&
    terms.calendarId === before.calendarId
  if (!isRetyped && isSame) return
  if ((await nextVersionDate(tx, contract.id, from)) !== null) throw new AppError('not_backwards')
  await demandTerms(tx, terms)
  const kept =
    now.typeId === null || now.typeVersion === null
      ? null
      : { id: now.typeId, version: now.typeVersion }
  const version = await addVersion(tx, {
    contract,
    effectiveFrom: from,
    type: isRetyped ? type : kept,
    terms,
    reason: null,
    actor: eventActor(actor),
    at,
  })
  const inForce = { termsVersion: version.version, typeId: version.typeId, terms }
  await mirrorTerms(tx, contract.id, { inForce, at, actor })
}
