import { jsonOf, wireOf, type FuzzRequest } from './fuzz-requests.ts'
import { badDates, type Mutation } from './fuzz-kinds.ts'
import type { Schema } from './fuzz-routes.ts'
import type { Json } from './fuzz-values.ts'
import type { Wire } from './fuzz-world.ts'

type Place = { path: string[]; schema: Schema; isNullable: boolean; isRequired: boolean }

/** A value that JSON has no word for, or that `JSON.stringify` would mend: written as it is. */
type Raw = { raw: string }
const raw = (text: string): Raw => ({ raw: text })

const hole = '"~~hueco~~"'

export function bodyMutations(schema: Schema): Mutation[] {
  const places = placesOf(schema, [])
  return [...places.flatMap(ofPlace), ...ofObject(schema), ...ofBytes]
}

/** Each value of a body that can be spoilt; index 0 stands for the elements of a list. */
function placesOf(schema: Schema, path: string[]): Place[] {
  const { properties = {}, required = [] } = schema
  return Object.entries(properties).flatMap(([name, given]) => {
    const isNullable = given.anyOf?.some((one) => one.type === 'null') ?? false
    const real = given.anyOf?.find((one) => one.type !== 'null') ?? given
    const isUnion = (given.anyOf ?? []).filter((one) => one.type !== 'null').length > 1
    const at = [...path, name]
    const here = { path: at, schema: real, isNullable, isRequired: required.includes(name) }
    const inner = real.type === 'object' ? placesOf(real, at) : []
    const items = real.items ? placesOf({ properties: { 0: real.items } }, at) : []
    return isUnion ? [] : [here, ...inner, ...items]
  })
}

function ofPlace({ path, schema, isNullable, isRequired }: Place): Mutation[] {
  const at = `body.${path.join('.')}`
  const values = spoilt(schema)
    .filter(([, value]) => !(isNullable && value === null))
    .map(([id, value]) => ({
      name: `${id} ${(JSON.stringify(value) ?? '').slice(0, 30)} at ${at}`,
      expects: 'refused' as const,
      wire: (request: FuzzRequest) => withValue(request, path, value),
    }))
  const missing: Mutation = {
    name: `A77 missing ${at}`,
    expects: 'refused',
    wire: (request) => withBody(request, JSON.stringify(changed(request.body, path, undefined))),
  }
  return isRequired && !/^\d+$/.test(path.at(-1) ?? '') ? [...values, missing] : values
}

type Spoilt = Array<[id: string, value: Json | Raw]>
const wrongType = (...values: Json[]): Spoilt => values.map((value) => ['A77 wrong type', value])

function spoilt(schema: Schema): Spoilt {
  switch (schema.type ?? '') {
    case 'string':
      return [...wrongType(5, true, ['x'], {}, null), ...badText(schema)]
    case 'integer':
    case 'number':
      return [...wrongType('5', true, [5], null, {}), ...badNumbers(schema)]
    case 'boolean':
      return wrongType('true', 1, null, [true])
    case 'array':
      return [
        ...wrongType('x', {}, 5, null),
        ['A79 too many', Array.from({ length: (schema.maxItems ?? 100) + 1 }, () => null)],
        ...(schema.minItems ? ([['A77 too few', []]] as Spoilt) : []),
      ]
    case 'object':
      return [...wrongType('x', [], 5, null), ['A77 unknown field', { 'no existe': 1 }]]
    default:
      return []
  }
}

function badText({ format, enum: words, maxLength, minLength, pattern }: Schema): Spoilt {
  const long: Spoilt =
    maxLength === undefined ? [] : [['A79 too long', 'a'.repeat(Math.min(maxLength + 1, 90_000))]]
  const short: Spoilt = minLength ? [['A77 too short', '']] : []
  const dates: Spoilt =
    format === 'date' || format === 'date-time' ? badDates.map((one) => ['A81', one]) : []
  const word: Spoilt = words || pattern ? [['A77 unknown word', '~']] : []
  const mail: Spoilt = format === 'email' ? badMails.map((one) => ['A83', one]) : []
  const surrogate: Spoilt = ['"a\\ud800b"', '"\\udc00"', '"\\ud800\\ud800"'].map((text) => [
    'A82 lone surrogate',
    raw(text),
  ])
  const nul: Spoilt = [['A82 NUL', raw('"a\\u0000b"')]]
  return [...long, ...short, ...dates, ...word, ...mail, ...surrogate, ...nul]
}

const badMails = [
  'ana',
  'ana@',
  'ana@club.example\r\nBcc: x@y.example',
  'ana@club.example,otra@club.example',
  'an\u200Ba@club.example',
  '\u0430na@club.example',
  'ana@cl\u00fcb.example',
  'anı@club.example',
  '"ana b"@club.example',
]

function badNumbers({ type, minimum, maximum }: Schema): Spoilt {
  const texts = ['NaN', 'Infinity', '1e309', '-1e309', '1e2', '0x10', '05', '9007199254740993']
  const numbers: Spoilt = texts.map((text) => ['A80', raw(text)])
  if (type === 'integer') numbers.push(['A80', 5.5])
  if (minimum !== undefined) numbers.push(['A80', minimum - 1])
  if (maximum !== undefined) numbers.push(['A80', maximum + 1])
  if ((minimum ?? -1) > 0) numbers.push(['A80', raw('-0')], ['A80', 0], ['A80', -5])
  if ((maximum ?? 0) < 2 ** 31) numbers.push(['A80', 2 ** 31])
  return numbers
}

/** What a body must not name (A78), and the names every object inherits (A45). */
const notTheirs = [
  'org_id',
  'organization_id',
  'tenantId',
  'tenant_id',
  'staffRole',
  'billed_min',
  'chargedMinutes',
  'created_at',
  'createdAt',
  'sla_due_at',
  'state',
  'version',
]

function ofObject(schema: Schema): Mutation[] {
  const known = Object.keys(schema.properties ?? {})
  const [first] = known
  const unknown = ['inventado', '', ...notTheirs].filter((name) => !known.includes(name))
  const traps = ['{"__proto__":{"a":1}', '{"constructor":{"prototype":{"a":1}}']
  return [
    ...unknown.map((name) => spoil(`A78 unknown field ${name}`, (body) => add(body, name, 1))),
    ...traps.map((text) =>
      spoil(`A45 ${text}`, (body) => `${text}${body === '{}' ? '}' : `,${body.slice(1)}`}`),
    ),
    ...(first === undefined
      ? []
      : [
          spoil(`A77 duplicate key ${first}`, (body) => twice(body, first, first)),
          spoil(`A77 duplicate key ${first} in disguise`, (body) =>
            twice(
              body,
              first,
              `\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}${first.slice(1)}`,
            ),
          ),
        ]),
  ]
}

const spoil = (name: string, change: (body: string) => string): Mutation => ({
  name,
  expects: 'refused',
  wire: (request) => withBody(request, change(JSON.stringify(request.body))),
})
const add = (body: string, name: string, value: Json) =>
  `${body.slice(0, -1)}${body === '{}' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}}`
const twice = (body: string, first: string, again: string) => {
  const value = JSON.stringify((JSON.parse(body) as Record<string, Json>)[first] ?? 'x')
  const rest = JSON.stringify({
    [first]: JSON.parse(value) as Json,
    ...(JSON.parse(body) as object),
  })
  return `${rest.slice(0, -1)},"${again}":${value}}`
}

const withType = (type: string | undefined, payload?: (body: string) => string | Buffer) => {
  return (request: FuzzRequest): Wire => {
    const body = JSON.stringify(request.body)
    return {
      ...wireOf(request),
      headers: type === undefined ? {} : { 'content-type': type },
      payload: payload?.(body) ?? body,
    }
  }
}
const json = 'application/json'

const manyLevels = Buffer.from('['.repeat(50_000) + ']'.repeat(50_000))
const manyElements = Buffer.from(`[${'1,'.repeat(499_999)}1]`)
const twoMegabytes = Buffer.from(`{"x":"${'a'.repeat(2 * 1024 * 1024)}"}`)

/** Of the whole body: sizes, depth, encodings and content types (A79, A84). */
const ofBytes: Mutation[] = [
  ...['[]', '"x"', '5', 'true', 'null', '', '{', '{}}', '{"a":1,}', "{'a':1}", '\u0000'].map(
    (text): Mutation => ({
      name: `A77 body ${JSON.stringify(text)}`,
      expects: 'refused',
      wire: withType(json, () => text),
    }),
  ),
  ...(
    [
      ['A79 50,000 levels', json, () => manyLevels],
      ['A79 levels in a field', json, (body) => add(body, 'x', deep(60))],
      ['A79 a million elements', json, () => manyElements],
      ['A79 10,000 keys', json, () => manyKeys],
      ['A79 2 MB', json, () => twoMegabytes],
      ['A84 BOM', json, (body) => `\uFEFF${body}`],
      ['A84 UTF-16', `${json}; charset=utf-16`, (body) => Buffer.from(body, 'utf16le')],
      ['A84 UTF-16 unsaid', json, (body) => Buffer.from(body, 'utf16le')],
      ['A84 Latin-1', json, () => Buffer.from('{"ñ":"á"}', 'latin1')],
      ['A84 no type', undefined],
      ['A84 text/plain', 'text/plain'],
      ['A84 form', 'application/x-www-form-urlencoded'],
      ['A84 merge patch', 'application/merge-patch+json'],
      ['A84 odd case, spoilt', 'Application/JSON ;x', (body) => add(body, 'inventado', 1)],
      ['A84 tab, spoilt', 'application/json\t;charset=utf-8', (body) => add(body, 'inventado', 1)],
      ['A84 multipart as JSON', 'multipart/form-data; boundary=x'],
      ['A84 empty type', ' '],
    ] as Array<[string, string | undefined, ((body: string) => string | Buffer)?]>
  ).map(([name, type, payload]): Mutation => ({
    name,
    expects: 'refused',
    wire: withType(type, payload),
  })),
]

function deep(levels: number): Json {
  let value: Json = 1
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}
const manyKeys = JSON.stringify(
  Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
)

const withBody = (request: FuzzRequest, payload: string): Wire => ({
  ...wireOf(request),
  ...jsonOf(payload),
})

function withValue(request: FuzzRequest, path: string[], value: Json | Raw): Wire {
  const isRaw = value !== null && typeof value === 'object' && 'raw' in value
  const text = isRaw ? (value as Raw).raw : JSON.stringify(value)
  const body = JSON.stringify(changed(request.body, path, JSON.parse(hole) as string))
  return withBody(
    request,
    body.replace(hole, () => text),
  )
}

/** A copy with one value replaced, or left out when undefined; what leads there is made. */
function changed(value: Json | undefined, path: string[], to: Json | undefined): Json | undefined {
  const [name, ...rest] = path
  if (name === undefined) return to
  if (/^\d+$/.test(name)) {
    const list = Array.isArray(value) ? value : []
    return [changed(list[0], rest, to) ?? null, ...list.slice(1)]
  }
  const object = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  const inner = changed(object[name], rest, to)
  const { [name]: _, ...others } = object
  return inner === undefined ? others : { ...others, [name]: inner }
}
