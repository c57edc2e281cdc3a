/** What an OpenAPI document says of a schema, as far as the walk reads it. */
export type Schema = {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  minProperties?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  [more: string]: unknown
}
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Parameter = { in: 'path' | 'query' | 'header'; name: string; schema?: Schema }
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}
type Document = { paths?: Record<string, unknown> }

export type Route = {
  /** `GET /tickets/{ref}`: the key of `ROUTE_TABLE`. */
  name: string
  method: Method
  /** Below `/api/v1`, with `{name}` for parameters. */
  path: string
  query: Record<string, Schema>
  body: Schema | undefined
  /** `path.ref`, `query.cursor`, `body.attachments[].id`. */
  parameters: string[]
  /** Those of `parameters` that look as if they named something. */
  ids: string[]
}

const prefix = '/api/v1'
/** The word `void`, of work that nothing takes the place of, names nothing. */
const looksLikeId = /(^|[a-z.])(?<!\.vo)(id|ids\[\]|ref|number|cursor|token|desk)$/i

/** Every operation below `/api/v1` of the document that `app.swagger()` answers. */
export function routesOf(document: Document): Route[] {
  return Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) =>
        toRoute(path.slice(prefix.length), method.toUpperCase() as Method, operation),
      ),
    )
}

function toRoute(path: string, method: Method, operation: Operation): Route {
  const given = (operation.parameters ?? []).filter((one) => one.in !== 'header')
  const body = operation.requestBody?.content['application/json']?.schema
  const named = given.map((one) => [`${one.in}.${one.name}`, one.schema ?? {}] as const)
  const inBody = body === undefined ? [] : leavesOf(body, 'body')
  const all = [...named, ...inBody]
  return {
    name: `${method} ${path}`,
    method,
    path,
    query: Object.fromEntries(
      given.filter((one) => one.in === 'query').map((one) => [one.name, one.schema ?? {}]),
    ),
    body,
    parameters: all.map(([name]) => name),
    ids: all
      .filter(([name, schema]) => isUuid(schema) || (looksLikeId.test(name) && !isOfMaking(name)))
      .map(([name]) => name),
  }
}

/** Numbers that others gave are text somebody writes, not things of ours. */
const isOfMaking = (name: string) => /^body\.(number|vendorCaseNumber|taxId|clientId)$/.test(name)

/** Whether it is an id, or may be one. */
export const isUuid = (schema: Schema): boolean =>
  schema.format === 'uuid' || [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(isUuid)

/** The list that it is, or may be. */
export const listIn = (schema: Schema): Schema | undefined =>
  [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find((one) => one.items !== undefined)

function leavesOf(schema: Schema, at: string): Array<readonly [string, Schema]> {
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
    (one) => one.properties !== undefined,
  )
  if (choices.length > 0) return choices.flatMap((one) => leavesOf(one, at))
  const items = listIn(schema)?.items
  if (items) return leavesOf(items, `${at}[]`)
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) =>
      leavesOf(one, `${at}.${name}`),
    )
  return [[at, schema]]
}
