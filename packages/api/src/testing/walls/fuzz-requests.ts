import fc from 'fast-check'
import type { FuzzRoute } from './fuzz-routes.ts'
import { idsFor, type FuzzWorld, type Wire } from './fuzz-world.ts'
import { valuesOf, type Json } from './fuzz-values.ts'

/** A call before it is written down: a mutation spoils one part of it. */
export type FuzzRequest = {
  route: FuzzRoute
  path: Record<string, string>
  query: Record<string, Json | undefined>
  body: Json | undefined
}

const made = new WeakMap<FuzzRoute, Map<boolean, fc.Arbitrary<FuzzRequest>>>()

/** Requests the contract allows; `isFull` with every optional part. Built once: many mutations use it. */
export function requestsOf(
  world: FuzzWorld,
  route: FuzzRoute,
  { isFull }: { isFull: boolean },
): fc.Arbitrary<FuzzRequest> {
  const known = made.get(route) ?? new Map<boolean, fc.Arbitrary<FuzzRequest>>()
  made.set(route, known)
  const requests = known.get(isFull) ?? makeRequests(world, route, isFull)
  known.set(isFull, requests)
  return requests
}

function makeRequests(
  world: FuzzWorld,
  route: FuzzRoute,
  isFull: boolean,
): fc.Arbitrary<FuzzRequest> {
  const source = { idsFor: idsFor(world, route.path), isFull }
  const path = route.pathParameters.map(
    ({ name, schema }) => [name, valuesOf(schema, name, source).map(String)] as const,
  )
  // A cursor made up is refused like a forged one: lists start at their first page here.
  const query = route.query
    .filter(({ name }) => name !== 'cursor')
    .map(({ name, schema }) => [name, valuesOf(schema, name, source)] as const)
  return fc.record({
    route: fc.constant(route),
    path: fc.record(Object.fromEntries(path)),
    query: fc.record(Object.fromEntries(query), isFull ? {} : { requiredKeys: [] }),
    body: route.body ? valuesOf(route.body, 'body', source) : fc.constant(undefined),
  })
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

export function urlOf({ route, path, query }: FuzzRequest, more: string[] = []): string {
  const pairs = Object.entries(query).flatMap(([name, value = []]) =>
    [value].flat().map((one) => `${encode(name)}=${encode(`${one as string}`)}`),
  )
  const search = [...pairs, ...more].join('&')
  const url = route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encode(path[name] ?? ''))
  return search === '' ? url : `${url}?${search}`
}

/** As it goes over the line: JSON, or a small file in a form. */
export function wireOf(request: FuzzRequest): Wire {
  const { route, body } = request
  const wire = { method: route.method, url: urlOf(request) }
  if (route.isUpload) return { ...wire, ...formOf('dato.txt', 'texto') }
  if (body === undefined) return wire
  return { ...wire, ...jsonOf(JSON.stringify(body)) }
}

export const jsonOf = (payload: string | Buffer) => ({
  headers: { 'content-type': 'application/json' },
  payload,
})

export const formOf = (fileName: string, content: string) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=fuzz' },
  payload: `--fuzz\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n${content}\r\n--fuzz--\r\n`,
})
