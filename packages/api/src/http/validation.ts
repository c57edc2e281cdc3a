import { Ajv, type ErrorObject } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import type { FieldErrorCode } from '@mesa/shared/wire/problem-codes'
import { AppError } from '../errors.ts'

const depthMax = 40
const yearsAccepted = /^20\d\d-/

/**
 * Bodies are taken as they are: no coercion, no dropped fields, no defaults (H8). Queries and path
 * parameters arrive as text, so there "5" may become 5.
 */
export function addValidation(app: FastifyInstance) {
  const strict = withFormats(
    new Ajv({
      removeAdditional: false,
      coerceTypes: false,
      useDefaults: false,
      allErrors: false,
      strict: false,
    }),
  )
  const fromText = withFormats(
    new Ajv({
      removeAdditional: false,
      coerceTypes: 'array',
      useDefaults: true,
      allErrors: false,
      strict: false,
    }),
  )
  const compiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : fromText).compile(schema) as ReturnType<
      FastifySchemaCompiler<object>
    >
  app.setValidatorCompiler(compiler)
  app.removeContentTypeParser('text/plain')
  app.addHook('preValidation', async (request) => {
    if (request.body !== null && typeof request.body === 'object' && !('file' in request.body)) {
      request.body = cleanText(request.body, 0)
    }
    for (const value of Object.values(request.query as Record<string, unknown>)) cleanText(value, 0)
  })
}

/** Dates and instants outside 2000–2099 are mistakes, and some of them break drivers (A81). */
function withFormats(ajv: Ajv) {
  formats.default(ajv, ['email', 'uuid', 'uri'])
  ajv.addFormat(
    'date-time',
    (text) =>
      yearsAccepted.test(text) &&
      /(Z|[+-]\d\d:\d\d)$/.test(text) &&
      isRealDate(text.slice(0, 10)) &&
      !Number.isNaN(Date.parse(text)),
  )
  ajv.addFormat('date', (text) => yearsAccepted.test(text) && isRealDate(text))
  return ajv
}

function isRealDate(text: string) {
  const parsed = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text)
}

/** One form of every text (NFC); NUL and lone surrogates, which PostgreSQL refuses, are a 400 (A82, A83). */
function cleanText(value: unknown, depth: number): unknown {
  if (depth > depthMax) throw new AppError('malformed')
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new AppError('malformed')
    return value.normalize('NFC')
  }
  if (Array.isArray(value)) return value.map((item) => cleanText(item, depth + 1))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        cleanText(key, depth + 1),
        cleanText(item, depth + 1),
      ]),
    )
  }
  return value
}

const codeByKeyword: Record<string, FieldErrorCode> = {
  required: 'required',
  additionalProperties: 'unknown_field',
  type: 'wrong_type',
  format: 'wrong_format',
  pattern: 'wrong_format',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  exclusiveMinimum: 'too_small',
  maxItems: 'too_many',
  minItems: 'too_few',
  minProperties: 'too_few',
  enum: 'not_one_of',
  const: 'not_one_of',
}

/** Says where a body or query is wrong, as entries of a problem's `errors`. */
export function toFieldErrors(errors: ErrorObject[]) {
  return errors.slice(0, 20).map(({ keyword, instancePath, params }) => {
    const missing = (params['missingProperty'] ?? params['additionalProperty']) as
      | string
      | undefined
    const path = [
      ...instancePath.split('/').slice(1),
      ...(missing === undefined ? [] : [missing]),
    ].join('.')
    return { path, code: codeByKeyword[keyword] ?? ('invalid' as const) }
  })
}
