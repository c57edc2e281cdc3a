import type { Actor } from '@mesa/shared/access/actor'
import { withTerms, type Terms } from '@mesa/shared/ledger/terms'
import type { CreateContractBody } from '@mesa/shared/wire/contracts.schema'
import { violatedConstraint, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { isTimeZone } from '../../local-date.ts'
import { demandTerms } from '../contract-types/terms-check.service.ts'
import { typeOn, type TypeOnDay } from '../contract-types/type-versions.service.ts'
import { addVersion } from '../contract-versions/contract-versions.service.ts'
import { openAccount } from '../hour-ledger/hour-ledger.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { columnsOf } from './contract-mirror.service.ts'
import { refuseLength } from './contract-period.service.ts'
import * as repository from './contracts.repository.ts'

type NewContract = {
  body: CreateContractBody
  /** The contract that it goes on from (HR-12). */
  renewsId?: string
  by: Actor
  at: Date
}

/**
 * Opens a contract with its first terms and its account, in the caller's transaction; who may is asked
 * before. The terms are those of its type on the day it begins, changed by what the body says. Errors:
 * `period_invalid`, `reference_unknown`, `malformed`, `already_exists` (its number).
 */
export async function createContract(
  tx: Tx,
  { body, renewsId, by, at }: NewContract,
): Promise<repository.Contract> {
  const { organizationId, name, startsOn, endsOn } = body
  refuseLength(startsOn, endsOn)
  const [organization] = await repository.listOrganizationNames(tx, [organizationId])
  if (!organization) refuseReference('organizationId')
  const type = body.typeId ? await demandType(tx, body.typeId, startsOn) : null
  const terms = termsFrom(type, body)
  await demandTerms(tx, terms)
  const productIds = body.productIds ?? terms.products
  if (!productIds)
    throw new AppError('malformed', { errors: [{ path: 'productIds', code: 'required' }] })
  await refuseUnknownProducts(tx, productIds)
  const { policy } = await policyInForce(tx)
  const timeZone = body.timeZone ?? policy.calendar.timeZone
  if (!isTimeZone(timeZone))
    throw new AppError('malformed', { errors: [{ path: 'timeZone', code: 'invalid' }] })

  const code = body.number ?? `CT-${String(await repository.nextCodeNumber(tx)).padStart(4, '0')}`
  const contract = await insertOnce(tx, {
    ...columnsOf({ termsVersion: 1, typeId: type?.id ?? null, terms }),
    id: newId(at),
    organizationId,
    code,
    name,
    startsOn,
    endsOn,
    timeZone,
    openCaseLimit: body.openCaseLimit ?? null,
    note: body.note ?? null,
    ...(renewsId !== undefined && { renewsId }),
    createdAt: at,
    updatedAt: at,
  })
  await repository.setProducts(tx, contract, productIds)
  const actor = eventActor(by)
  const first = { contract, effectiveFrom: startsOn, type, terms, reason: null, actor, at }
  await addVersion(tx, first)
  await openAccount(tx, { contractId: contract.id, organizationId, at })
  return contract
}

/** A type that contracts may be given; a retired one is for those who have it already (CA-1). */
export async function demandType(tx: Tx, typeId: string, on: string): Promise<TypeOnDay> {
  const [entry] = await repository.listTypes(tx, [typeId])
  const type = await typeOn(tx, typeId, on)
  if (!entry || entry.retiredAt !== null || !type) refuseReference('typeId')
  return type
}

export async function refuseUnknownProducts(tx: Tx, productIds: string[]): Promise<void> {
  const found = await repository.countProducts(tx, productIds)
  if (found < productIds.length) refuseReference('productIds')
}

/** Its type's, changed key by key; products it names itself are not the terms' affair. */
function termsFrom(type: TypeOnDay | null, body: CreateContractBody): Terms {
  const { kind, period, periodMinutes, roundingMinutes, overdraftMinutesMax, hourlyRate } = body
  return withTerms(type?.terms ?? {}, {
    ...body.terms,
    ...(kind !== undefined && { kind }),
    ...(period !== undefined && { period }),
    ...(periodMinutes !== undefined && { periodMinutes }),
    ...(roundingMinutes !== undefined && { roundingMinutes }),
    ...(overdraftMinutesMax !== undefined && { overdraftMinutesMax }),
    ...(hourlyRate !== undefined && { hourPrice: hourlyRate }),
    ...(body.productIds !== undefined && { products: null }),
  })
}

async function insertOnce(tx: Tx, row: repository.ContractInsert) {
  try {
    return await repository.insertContract(tx, row)
  } catch (error) {
    if (violatedConstraint(error) === 'contracts_tenant_id_code_key') {
      throw new AppError('already_exists', { errors: [{ path: 'number', code: 'not_unique' }] })
    }
    throw error
  }
}

function refuseReference(path: string): never {
  throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
}
