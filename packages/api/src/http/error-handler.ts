import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '@mesa/shared/wire/common.schema'
import type { ProblemCode } from '@mesa/shared/wire/problem-codes'
import { AppError, type ProblemDetails } from '../errors.ts'
import {
  fieldErrorText,
  negotiateLocale,
  problemText,
  type Locale,
} from '../locales/problem-texts.ts'
import { quotaText } from '../locales/quota-texts.ts'
import { addAllowedMethods } from './allowed-methods.ts'
import { toFieldErrors } from './validation.ts'

const codeByFastify: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'file_too_large',
  FST_FILES_LIMIT: 'body_too_large',
  FST_PARTS_LIMIT: 'body_too_large',
  FST_FIELDS_LIMIT: 'body_too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
}

/** Every refusal of the API leaves here, as `application/problem+json` in the reader's language. */
export function addErrorHandler(app: FastifyInstance) {
  addAllowedMethods(app)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { code, details } = recognise(error)
    // The pages' own route takes every address: there, too, a wrong method is none.
    if (code === 'not_found' && request.routeOptions.url === '/*')
      return refuseAddress(app, { request, reply })
    if (code === 'internal') request.log.error({ err: error }, 'unexpected error')
    const isVague = code === 'malformed' && !details.errors?.length
    return sendProblem({ request, reply }, code, isVague ? unreadable : details)
  })
  app.setNotFoundHandler((request, reply) => refuseAddress(app, { request, reply }))
}

/** 405 with `Allow` where the address is of the API and only the method is not (A85). */
function refuseAddress(app: FastifyInstance, { request, reply }: Exchange) {
  const allowed = app.methodsAt(request.url)
  if (allowed.length === 0) return sendProblem({ request, reply }, 'not_found', {})
  reply.header('allow', allowed.join(', '))
  return sendProblem({ request, reply }, 'method_not_allowed', {})
}

function recognise(error: FastifyError): { code: ProblemCode; details: ProblemDetails } {
  if (error instanceof AppError) return { code: error.code, details: error.details }
  if (error.validation) {
    const errors = toFieldErrors(error.validation as ErrorObject[])
    return {
      code: errors.some((entry) => entry.code === 'unknown_field') ? 'unknown_field' : 'malformed',
      details: { errors },
    }
  }
  const known = codeByFastify[error.code]
  if (known) return { code: known, details: known === 'malformed' ? unreadable : {} }
  if (error.statusCode === 429) return { code: 'rate_limited', details: { retryAfterSeconds: 60 } }
  if (error.statusCode === 413) return { code: 'body_too_large', details: {} }
  if (error.statusCode === 415) return { code: 'unsupported_media_type', details: {} }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'malformed', details: unreadable }
  // The reader of forms throws plain errors for what the sender cut or bent (A84).
  if (/multipart data$|^Multipart: |^Malformed /.test(error.message))
    return { code: 'malformed', details: unreadable }
  return { code: 'internal', details: {} }
}

/** What could not be read has no place to name but the whole. */
export const unreadable: ProblemDetails = { errors: [{ path: '', code: 'invalid' }] }

type Exchange = { request: FastifyRequest; reply: FastifyReply }

export function sendProblem(
  { request, reply }: Exchange,
  code: ProblemCode,
  details: ProblemDetails,
) {
  const locale = negotiateLocale(request.headers['accept-language'])
  const { title, detail: words } = problemText(code, locale)
  const before = details.quota
    ? quotaText(details.quota, locale)
    : reasonText(code, details, locale)
  const detail = before === null ? words : `${before} ${words}`
  const { status } = new AppError(code)
  const { errors = [], ...rest } = details
  const problem: Problem = {
    type: `/api/docs/problems#${code}`,
    title,
    status,
    detail,
    instance: request.url.split('?')[0] ?? '',
    code,
    errors: errors.map((entry) => ({ ...entry, message: fieldErrorText(entry.code, locale) })),
    requestId: request.id,
    ...rest,
  }
  if (details.retryAfterSeconds !== undefined)
    reply.header('retry-after', details.retryAfterSeconds)
  return reply
    .code(status)
    .header('content-language', locale)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem)
}

/** Why a provider's address is no good: the administrator needs it before the advice. */
function reasonText(code: ProblemCode, { errors = [] }: ProblemDetails, locale: Locale) {
  const [why] = errors
  const hasReason = code === 'provider_unreadable' || code === 'address_refused'
  return hasReason && why && why.code !== 'invalid' ? fieldErrorText(why.code, locale) : null
}
