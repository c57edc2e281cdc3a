import { randomUUID } from 'node:crypto'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import type { App } from '../../app.ts'
import { isAskedInside, sampleBody, withValue } from './bodies.ts'
import { textOf } from './canaries.ts'
import type { WalkCaller } from './callers.ts'
import type { MirrorWorld } from './mirror-world.ts'
import { ROUTE_TABLE } from './route-table.ts'
import type { Method, Route } from './routes.ts'
import { ownThing } from './things.ts'

export type Call = {
  route: Route
  caller: WalkCaller
  url: string
  body: Record<string, unknown> | undefined
}
type Value = string | number
/** Path parameters that take one of a few words. */
const WORDS: Record<string, string> = {
  kind: 'categories',
  country: 'VE',
  version: '1',
  /** Of a preset. */
  name: 'demo',
}
/** Parameters with other values than the caller's own; several values fill a list. */
type Given = Record<string, Value | Value[]>

/** A call with everything the caller's own, but for what is given. */
export function callOf(
  world: MirrorWorld,
  place: { route: Route; caller: WalkCaller },
  given: Given,
): Call {
  const { route, caller } = place
  const ids = ROUTE_TABLE[route.name]?.ids ?? {}
  const valueOf = (name: string): Value => {
    const value = given[name]
    if (value !== undefined) return Array.isArray(value) ? (value.at(-1) ?? '') : value
    const kind = ids[name]
    return kind === undefined ? '' : ownThing(world, caller, kind)
  }
  const path = route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(WORDS[name] ?? valueOf(`path.${name}`)),
  )
  const query = Object.keys(given)
    .filter((name) => name.startsWith('query.'))
    .map((name) => `${name.slice('query.'.length)}=${encodeURIComponent(valueOf(name))}`)
  return {
    route,
    caller,
    url: `/api/v1${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    body: route.body && bodyOf(route, given, { caller, valueOf }),
  }
}

type Values = { caller: WalkCaller; valueOf: (name: string) => Value }

/** What only some callers may send, so that each call gets as far as the question whose thing it is. */
const BODIES: Record<string, (given: Given, values: Values) => Record<string, unknown>> = {
  'POST /tickets': (given, { caller: { staged } }) =>
    staged === undefined || Object.keys(given).some((name) => name.startsWith('body.attachment'))
      ? {}
      : { attachments: [{ id: staged, evidence: 'screen' }] },
  'POST /drafts/{id}/decision': (given) => {
    if ('body.intoNumber' in given) return { decision: 'merge' }
    const isWritten = Object.keys(given).some((name) => name.startsWith('body.content.'))
    const written = { module: 'Facturación', summary: 'El arqueo descuadra', body: 'Al emitir.' }
    return isWritten ? { content: written } : {}
  },
  // A policy holds together or is refused whole: values by their schema alone never do.
  'PUT /rulebook': () => ({ policy: PRESETS.demo }),
  'POST /rulebook/preview': () => ({ policy: PRESETS.demo }),
  'POST /tickets/{ref}/transitions': (_given, { caller }) =>
    caller.actor.kind === 'customer'
      ? { action: 'close', reason: 'Ya no hace falta', comment: 'Gracias' }
      : { action: 'ask', body: '¿Qué versión usa?' },
  // Products come with the terms or beside them.
  'POST /contracts': (given, { valueOf }) =>
    'body.terms.products[]' in given ? {} : { productIds: [valueOf('body.productIds[]')] },
  'PATCH /renewal-tasks/{id}': (given) =>
    'body.renewedContractId' in given ? { outcome: 'renewed' } : {},
  'POST /time-entries': () => ({ type: 'meeting' }),
}

function bodyOf(route: Route, given: Given, { caller, valueOf }: Values) {
  const schema = route.body ?? {}
  const required = (schema.required ?? []).map((name) => `body.${name}`)
  // Who is of no organization says for whom they act.
  const isSaid = (name: string) => name === 'body.organizationId' && !caller.isOfOrganization
  const isInside = (name: string) => {
    const outer = name.split('.').slice(0, 2).join('.')
    const isThere =
      required.includes(outer) || Object.keys(given).some((one) => one.startsWith(`${outer}.`))
    return isThere && isAskedInside(schema, name)
  }
  const isNeeded = (name: string) =>
    required.includes(name.replace(/\[\].*$/, '')) ||
    name in given ||
    isSaid(name) ||
    isInside(name)
  const names = Object.keys(ROUTE_TABLE[route.name]?.ids ?? {}).filter(
    (name) => name.startsWith('body.') && isNeeded(name),
  )
  // A change of one thing is nothing but that thing.
  const plain = required.length === 0 && names.length > 0 ? {} : sampleBody(schema)
  return names.reduce(
    (body, name) => {
      const value = given[name] ?? valueOf(name)
      const values = Array.isArray(value) ? value : [value]
      return withValue(schema, { body, path: name.slice('body.'.length), values })
    },
    { ...plain, ...BODIES[route.name]?.(given, { caller, valueOf }) },
  )
}

/** An answer without what differs between two equal ones. */
export type Seen = {
  status: number
  code: string
  same: string
  text: string
  /** Of a list. */
  items: unknown[] | undefined
}

const volatile = ['date', 'x-request-id', 'content-length', 'connection', 'keep-alive']

export async function send(app: App, call: Call, more: Record<string, string> = {}): Promise<Seen> {
  const { method } = call.route
  const answer = await app.inject({
    method,
    url: call.url,
    headers: { ...headersOf(method), authorization: call.caller.authorization(), ...more },
    ...(call.body !== undefined && { payload: call.body }),
  })
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  const body = isJson ? answer.json<Problem | Page>() : { bytes: answer.body }
  // `at`: when a report was made.
  const { requestId: _, instance: __, at: ___, ...rest } = body as Problem
  const headers = Object.entries(answer.headers).filter(([name]) => !volatile.includes(name))
  return {
    status: answer.statusCode,
    code: rest.code ?? '',
    same: JSON.stringify([answer.statusCode, headers, rest]),
    text: textOf(answer),
    items: (rest as Page).items,
  }
}
type Problem = { code?: string; requestId?: string; instance?: string; at?: string }
type Page = { items?: unknown[] }

function headersOf(method: Method): Record<string, string> {
  if (method === 'POST') return { 'idempotency-key': randomUUID() }
  return method === 'PATCH' ? { 'if-match': '*' } : {}
}

export const describe = ({ caller, route, url, body }: Call) =>
  `${caller.name}: ${route.method} ${url}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`
