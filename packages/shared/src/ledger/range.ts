/** A value that the ledger's arithmetic does not take: a fault of the caller, never an answer to a user. */
export class LedgerRangeError extends RangeError {
  override readonly name = 'LedgerRangeError'
  readonly field: string

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`)
    this.field = field
  }
}

/** Throws LedgerRangeError unless `minutes` is a whole number from 0 on. */
export function assertMinutes(field: string, minutes: number): void {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new LedgerRangeError(field, `must be whole minutes from 0 on, not ${minutes}`)
  }
}

/** Throws LedgerRangeError unless `minutes` is a whole number from 1 on. */
export function assertPositiveMinutes(field: string, minutes: number): void {
  assertMinutes(field, minutes)
  if (minutes === 0) throw new LedgerRangeError(field, 'must be at least 1 minute')
}

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Throws LedgerRangeError unless `date` reads `YYYY-MM-DD`, the form in which text order is time order. */
export function assertDate(field: string, date: string): void {
  if (!datePattern.test(date)) throw new LedgerRangeError(field, `must be YYYY-MM-DD, not ${date}`)
}
