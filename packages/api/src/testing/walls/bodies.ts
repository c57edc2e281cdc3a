import { isUuid, listIn, type Schema } from './routes.ts'

type Body = Record<string, unknown>

/**
 * Values that make a body mean something, by the name of its property; what is not here follows from
 * the schema alone. Without them calls would end as 400 before anybody asked whose thing it is.
 */
const MEANINGFUL: Record<string, unknown> = {
  module: 'Facturación',
  summary: 'El arqueo de prueba descuadra totales 4711',
  body: 'Al emitir aparece «Total no coincide». Ruta: Facturación › Recibos › Emitir.',
  email: 'nadie.todavia@ninguna.example',
  action: 'review',
  startedAt: '2026-03-04T11:00:00.000Z',
  validFrom: '2026-01-01',
  validUntil: '2027-01-01',
  trainedOn: '2026-02-03',
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  code: 'codigo_de_prueba',
  component: 'l1',
  currency: 'USD',
  month: '2026-02',
  timeZone: 'America/Caracas',
  password: 'correcto-caballo-49',
  evidence: 'screen',
  totp: '123456',
  holds: false,
  isAvailable: false,
  slug: 'proveedor',
  issuer: 'https://proveedor.example',
}

/** The smallest valid body of a schema: required properties, and one where at least one is asked for. */
export function sampleBody(schema: Schema): Body {
  return sample(schema, '') as Body
}

function sample(schema: Schema, name: string): unknown {
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  // What may name a thing or none names none.
  if (choices.some(isUuid) && choices.some(({ type }) => type === 'null')) return null
  if (choices[0]) return sample(choices[0], name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return name in MEANINGFUL ? MEANINGFUL[name] : schema.enum[0]
  if (schema.properties) return sampleObject(schema, schema.properties)
  if (schema.items) return schema.minItems ? [sample(schema.items, name)] : []
  if (name in MEANINGFUL) return MEANINGFUL[name]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'object') return {}
  if (schema.format === 'date-time') return '2026-03-05T12:00:00.000Z'
  if (schema.format === 'date') return '2026-03-05'
  return 'Texto'.padEnd(schema.minLength ?? 1, 'o')
}

function sampleObject(schema: Schema, properties: Record<string, Schema>): Body {
  const required = schema.required ?? []
  const optional = Object.keys(properties).filter((one) => !required.includes(one))
  const missing = Math.max(0, (schema.minProperties ?? 0) - required.length)
  const names = [...required, ...optional.slice(0, missing)]
  return Object.fromEntries(
    names.map((name) => [name, sample(properties[name] ?? {}, name)] as const),
  )
}

/** Whether an object inside of a body, as `content` of a draft, asks for `body.content.productId`. */
export function isAskedInside(schema: Schema, path: string): boolean {
  const [outer = '', inner = '', ...more] = path.split('.').slice(1)
  const part = schema.properties?.[outer]
  return more.length === 0 && (part?.required ?? []).includes(inner)
}

/** The body with a value at `attachments[].id` or `content.productId`; `others` stand beside it in the same list. */
export function withValue(
  schema: Schema,
  { body, path, values }: { body: Body; path: string; values: unknown[] },
): Body {
  const [head = '', ...rest] = path.split('.')
  const name = head.replace('[]', '')
  const part = schema.properties?.[name] ?? {}
  if (!head.endsWith('[]')) {
    if (rest.length === 0) return { ...body, [name]: values.at(-1) }
    const inner = (body[name] ?? sampleBody(part)) as Body
    return { ...body, [name]: withValue(part, { body: inner, path: rest.join('.'), values }) }
  }
  const items = listIn(part)?.items ?? {}
  const list = values.map((value, index) => {
    if (rest.length === 0) return value
    const item = sampleBody(items)
    const named = 'name' in item ? { ...item, name: `Texto ${index}` } : item
    return withValue(items, { body: named, path: rest.join('.'), values: [value] })
  })
  return { ...body, [name]: list }
}
