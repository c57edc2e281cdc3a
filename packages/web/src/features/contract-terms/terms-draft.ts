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

/** What is wrong by field; empty when it can be sent. `currency` as for `termsOfDraft`. */
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

/**
 * The terms the fields name, over those they began with. `currency` null: the reader sees no prices,
 * so that they stay as they are.
 */
export function termsOfDraft(draft: TermsDraft, currency: string | null): ContractTermsBody {
  const price = currency === null ? null : minorUnitsIn(draft.price, currency)
  return {
    period: draft.period,
    periodMinutes: draft.period === 'once' ? null : typedHours(draft.periodMinutes),
    accumulates: draft.period !== 'once' && draft.accumulates,
    overdraftMinutesMax: typedHours(draft.overdraft) ?? 0,
    renewal: draft.renewal,
    ...(currency !== null && {
      hourPrice: price === null ? null : { amount: price, currency },
    }),
  }
}

type Sent = { base: SeenTerms; draft: TermsDraft; currency: string | null }

/** Only what differs from `base`: the type's terms, or those in force. */
export function bodyOfDraft({ base, draft, currency }: Sent): AddContractVersionBody {
  const wanted = termsOfDraft(draft, currency)
  const entries = Object.entries(wanted).filter(
    ([key, value]) =>
      JSON.stringify(value ?? null) !== JSON.stringify(base[key as keyof SeenTerms] ?? null),
  )
  const lotMinutes = typedHours(draft.lotMinutes)
  return {
    effectiveFrom: draft.effectiveFrom,
    reason: draft.reason.trim(),
    ...(draft.typeId !== '' && { typeId: draft.typeId }),
    ...(entries.length > 0 && { terms: Object.fromEntries(entries) as ContractTermsBody }),
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
