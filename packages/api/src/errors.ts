import type { FieldError, Problem } from '@mesa/shared/wire/common.schema'
import { problemStatus, type ProblemCode } from '@mesa/shared/wire/problem-codes'

/** What a problem may add to its code: the fields of `Problem` that belong to single codes. */
export type ProblemDetails = Partial<
  Pick<
    Problem,
    | 'actions'
    | 'openTickets'
    | 'candidates'
    | 'channels'
    | 'link'
    | 'shortfallMinutes'
    | 'availableMinutes'
    | 'reason'
    | 'evidenceMissing'
    | 'retryAfterSeconds'
    | 'quota'
    | 'usedBy'
    | 'requiredBy'
    | 'renewedBy'
    | 'endedOn'
    | 'version'
    | 'productId'
    | 'inProgress'
    | 'mergedInto'
  >
> & { errors?: Array<Omit<FieldError, 'message'>> }

/** The only way to refuse. The error handler turns it into an RFC 9457 answer in the reader's language. */
export class AppError extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return problemStatus[this.code]
  }
}
