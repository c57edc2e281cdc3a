import type { ContractTermsBody } from '@mesa/shared/wire/contract-terms.schema'
import type { AddContractVersionBody } from '@mesa/shared/wire/contract-versions.schema'
import { dayAfter } from '../../lib/last-day.ts'
import { hoursToType, typedHours } from '../../lib/typed-hours.ts'
import { minorUnitsIn, typedPrice } from '../../lib/typed-money.ts'
import type { SeenTerms } from './terms-diff.ts'

/** What stands in the fields of the dialog, as typed; dates `YYYY-MM-DD`, ends inclusive. */
export type TermsDraft = {
  effectiveFrom: string
  /** Empty: go on with the present ones. */
  typeId: string
  period: 'once' | 'month' | 'year'
  periodMinutes: string
  accumulates: boolean
  overdraft: string
  renewal: 'none' | 'task' | 'automatic'
  price: string
  /** Of the price, where neither the terms nor the desk name one. */
  currency: string
  reason: string
  hasLot: boolean
  lotMinutes: string
  lotFrom: string
  lotUntil: string
}

/** The fields as the terms say them. */
export const fieldsOf = (terms: SeenTerms) => ({
  period: terms.period ?? 'once',
  periodMinutes: terms.periodMinutes ? hoursToType(terms.periodMinutes) : '',
  accumulates: terms.accumulates ?? false,
  overdraft: hoursToType(terms.overdraftMinutesMax ?? 0),
  renewal: terms.renewal ?? 'task',
  price: terms.hourPrice ? typedPrice(terms.hourPrice) : '',
})

export type DraftFault = 'required' | 'hours' | 'periodMinutes' | 'price' | 'currency' | 'reversed'
type Field = keyof TermsDraft

/** What is wrong by field; empty when it can be sent. `currency` as for `changesOfDraft`. */
export function faultsOfDraft(
  draft: TermsDraft,
  currency: string | null,
): Partial<Record<Field, DraftFault>> {
  const faults: Partial<Record<Field, DraftFault>> = {}
  if (draft.effectiveFrom === '') faults.effectiveFrom = 'required'
  if (draft.reason.trim() === '') faults.reason = 'required'
  if (draft.period !== 'once') {
    const minutes = typedHours(draft.periodMinutes)
    if (draft.periodMinutes.trim() === '' || minutes === 0) faults.periodMinutes = 'periodMinutes'
    else if (minutes === null) faults.periodMinutes = 'hours'
  }
  if (draft.overdraft.trim() !== '' && typedHours(draft.overdraft) === null) {
    faults.overdraft = 'hours'
  }
  if (draft.price.trim() !== '' && currency !== null) {
    if (!/^[A-Z]{3}$/.test(currency)) faults.currency = 'currency'
    else if (minorUnitsIn(draft.price, currency) === null) faults.price = 'price'
  }
  if (!draft.hasLot) return faults
  if ((typedHours(draft.lotMinutes) ?? 0) < 1) faults.lotMinutes = 'hours'
  if (draft.lotFrom === '') faults.lotFrom = 'required'
  if (draft.lotUntil === '') faults.lotUntil = 'required'
  else if (draft.lotUntil < draft.lotFrom) faults.lotUntil = 'reversed'
  return faults
}

type Sent = { base: SeenTerms; draft: TermsDraft; currency: string | null }

/**
 * What the fields change of `base`, the terms they began with: a field that says what it said then,
 * and whatever the form does not show, are left out. `currency` null: the reader sees no prices.
 */
export function changesOfDraft({ base, draft, currency }: Sent): ContractTermsBody {
  const began = fieldsOf(base)
  const touched = (field: keyof typeof began) => draft[field] !== began[field]
  const isOnce = draft.period === 'once'
  const price = currency === null ? null : minorUnitsIn(draft.price, currency)
  return {
    ...(touched('period') && { period: draft.period }),
    // Hours of a period that is given up go with it.
    ...(isOnce && touched('period') && base.periodMinutes !== null && { periodMinutes: null }),
    ...(isOnce && touched('period') && base.accumulates && { accumulates: false }),
    ...(!isOnce && touched('periodMinutes') && { periodMinutes: typedHours(draft.periodMinutes) }),
    ...(!isOnce && touched('accumulates') && { accumulates: draft.accumulates }),
    ...(touched('overdraft') && { overdraftMinutesMax: typedHours(draft.overdraft) ?? 0 }),
    ...(touched('renewal') && { renewal: draft.renewal }),
    ...(currency !== null &&
      touched('price') && { hourPrice: price === null ? null : { amount: price, currency } }),
  }
}

/** Only what differs from `base`: the type's terms, or those in force. */
export function bodyOfDraft({ base, draft, currency }: Sent): AddContractVersionBody {
  const terms = changesOfDraft({ base, draft, currency })
  const lotMinutes = typedHours(draft.lotMinutes)
  return {
    effectiveFrom: draft.effectiveFrom,
    reason: draft.reason.trim(),
    ...(draft.typeId !== '' && { typeId: draft.typeId }),
    ...(Object.keys(terms).length > 0 && { terms }),
    ...(draft.hasLot &&
      lotMinutes !== null && {
        lot: {
          minutes: lotMinutes,
          validFrom: draft.lotFrom,
          validUntil: dayAfter(draft.lotUntil),
        },
      }),
  }
}
