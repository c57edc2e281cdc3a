import { faultsOfTerms, type Terms } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { holdForUse } from '../calendars/calendar-changes.service.ts'
import * as repository from './terms-check.repository.ts'

/**
 * Refuses terms that contradict themselves (`malformed`, with the keys) or name a product, a calendar or a
 * component of work that the desk does not have (`reference_unknown`).
 */
export async function demandTerms(tx: Tx, terms: Terms): Promise<void> {
  const faults = faultsOfTerms(terms)
  if (faults.length > 0) {
    const errors = faults.map(({ path, code }) => ({ path: `terms.${path}`, code }))
    throw new AppError('malformed', { errors })
  }
  if (terms.products) {
    const found = await repository.countProducts(tx, terms.products)
    if (found < terms.products.length) refuseReference('terms.products')
  }
  const codes = Object.keys(terms.weights.components)
  const known = await repository.listComponentCodes(tx, codes)
  const unknown = codes.find((code) => !known.includes(code))
  if (unknown !== undefined) refuseReference(`terms.weights.components.${unknown}`)
  if (terms.calendarId !== null) await holdForUse(tx, terms.calendarId)
}

function refuseReference(path: string): never {
  throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
}
