import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { FieldErrorCode } from '@mesa/shared/wire/problem-codes'
import { AppError } from '../errors.ts'
import { addJsonBody } from './json-body.ts'

/** RFC 3339 as everybody writes it; `Date.parse` alone takes far more (A81). */
const instant = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/
const yearsAccepted = /^20\d\d-/
const nothing = { type: 'object', properties: {}, additionalProperties: false }

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
      strictNumbers: true,
    }),
  )
  strict.addKeyword({ keyword: 'x-visible', type: 'string', validate: isVisible })
  const fromText = withFormats(
    new Ajv({
      removeAdditional: false,
      coerceTypes: 'array',
      useDefaults: true,
      allErrors: false,
      strict: false,
      strictNumbers: true,
    }),
  )
  const compiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
    onFirstUse(() => (httpPart === 'body' ? strict : fromText).compile(schema))
  app.setValidatorCompiler(compiler)
  addJsonBody(app)
  // A route that says nothing of its query takes none: unknown parameters are refused everywhere (A77).
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/v1/') || route.schema?.hide) return
    route.schema = { querystring: nothing, ...route.schema }
  })
  app.addHook('preValidation', async (request) => {
    const { body, routeOptions } = request
    if (isUpload(request)) refuseUpload(request)
    if (body !== null && typeof body === 'object' && !isUpload(request))
      request.body = cleanText(body, [])
    request.query = cleanText(request.query, [])
    request.params = cleanText(request.params, [])
    refuseOddIntegers(routeOptions.schema?.querystring, request.query as Record<string, unknown>)
  })
}

/** Spaces, controls and signs without width or ink say nothing. */
const visible = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u
const isVisible = (_asked: boolean, text: string) => visible.test(text)

const isUpload = ({ headers }: FastifyRequest) =>
  /^\s*multipart\//i.test(headers['content-type'] ?? '')

/** A form where JSON is wanted, or one whose parts cannot be told apart (A84). */
function refuseUpload({ headers, routeOptions }: FastifyRequest): void {
  if (routeOptions.schema?.body) throw new AppError('unsupported_media_type')
  if (/;\s*boundary="?[^\s";]{1,70}/i.test(headers['content-type'] ?? '')) return
  throw new AppError('malformed', { errors: [{ path: 'Content-Type', code: 'wrong_format' }] })
}

/** Coercion reads `1e2`, `0x10` and ` 5 ` as numbers; an address has one way to write each. */
function refuseOddIntegers(schema: unknown, query: Record<string, unknown>): void {
  const { properties = {} } = (schema ?? {}) as { properties?: Record<string, { type?: string }> }
  for (const [path, value] of Object.entries(query)) {
    if (properties[path]?.type !== 'integer' || typeof value !== 'string') continue
    if (!/^-?(0|[1-9]\d{0,15})$/.test(value) || value === '-0')
      throw new AppError('malformed', { errors: [{ path, code: 'wrong_type' }] })
  }
}

/**
 * A check that is compiled when it is first asked: an idle process does without most of them, and a
 * start does not wait for them. That every schema compiles is held by wire.test.ts.
 */
function onFirstUse(compile: () => ValidateFunction) {
  let check: ValidateFunction | undefined
  const lazy = (data: unknown) => {
    check ??= compile()
    const isValid = check(data)
    lazy.errors = check.errors
    return isValid
  }
  lazy.errors = undefined as ValidateFunction['errors']
  return lazy as ReturnType<FastifySchemaCompiler<object>>
}

/** Dates and instants outside 2000–2099 are mistakes, and some of them break drivers (A81). */
function withFormats(ajv: Ajv) {
  formats.default(ajv, ['email', 'uuid', 'uri'])
  ajv.addFormat(
    'date-time',
    (text) =>
      instant.test(text) && isRealDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
  )
  ajv.addFormat('date', (text) => yearsAccepted.test(text) && isRealDate(text))
  return ajv
}

function isRealDate(text: string) {
  const parsed = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text)
}

/** One form of every text (NFC); NUL and lone surrogates, which PostgreSQL refuses, are a 400 (A82, A83). */
function cleanText(value: unknown, path: string[]): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new AppError('malformed', { errors: [{ path: path.join('.'), code: 'wrong_format' }] })
    return value.normalize('NFC')
  }
  if (Array.isArray(value))
    return value.map((item, index) => cleanText(item, [...path, `${index}`]))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        // What is wrong with the name is not repeated in the answer.
        cleanText(key, path),
        cleanText(item, [...path, key]),
      ]),
    )
  }
  return value
}

const codeByKeyword: Record<string, FieldErrorCode> = {
  required: 'required',
  'x-visible': 'required',
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
