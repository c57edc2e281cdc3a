import { readdirSync } from 'node:fs'
import { Compile } from 'typebox/compile'
import { Type, type TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { TICKET_ACTIONS, TICKET_STATES } from '../ticket/machine.ts'
import { text } from './common.schema.ts'

const folder = new URL('.', import.meta.url)

type Named = [name: string, schema: TSchema]

async function loadSchemas(): Promise<Named[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.schema.ts'))
  const modules = await Promise.all(
    files.map(
      (file) =>
        import(/* @vite-ignore */ new URL(file, folder).href) as Promise<Record<string, unknown>>,
    ),
  )
  return modules
    .flatMap((module) => Object.entries(module))
    .filter((entry): entry is Named => /^[A-Z]/.test(entry[0]) && typeof entry[1] === 'object')
}

const schemas = await loadSchemas()
const named = Object.fromEntries(schemas)

/** Places of a schema that a sender could fill without bound, or with unknown properties. */
function looseParts(schema: TSchema, path: string): string[] {
  const node = schema as Record<string, unknown>
  const children = [
    ...Object.entries((node.properties ?? {}) as Record<string, TSchema>),
    ...Object.entries((node.patternProperties ?? {}) as Record<string, TSchema>),
    ...((node.anyOf ?? []) as TSchema[]).map((part, index) => [`${index}`, part] as const),
    ...(node.items ? [['items', node.items as TSchema] as const] : []),
  ]
  const isLoose =
    (node.type === 'string' && !node.enum && node.const === undefined && !node.maxLength) ||
    (node.type === 'array' && !node.maxItems) ||
    (node.type === 'integer' && (node.minimum === undefined || node.maximum === undefined)) ||
    (node.type === 'object' && node.additionalProperties !== false)
  return [
    ...(isLoose ? [path] : []),
    ...children.flatMap(([key, child]) => looseParts(child, `${path}.${key}`)),
  ]
}

test('the walk finds what is loose', () => {
  const loose = Type.Object({ a: Type.Array(Type.String()), b: Type.Integer(), c: text(9) })

  expect(looseParts(loose, 'x')).toEqual(['x', 'x.a', 'x.a.items', 'x.b'])
})

test('there are schemas to check', () => {
  expect(schemas.length).toBeGreaterThan(120)
})

test.each(schemas)('%s compiles', (_name, schema) => {
  expect(() => Compile(schema)).not.toThrow()
})

test.each(schemas.filter(([name]) => /(Body|Query|Params)$/.test(name)))(
  '%s is bounded and refuses unknown properties',
  (name, schema) => {
    expect(looseParts(schema, name)).toEqual([])
  },
)

test('the words of the wire are those of the machine', () => {
  expect([...(named.TicketStatus as { enum: string[] }).enum].sort()).toEqual(
    [...TICKET_STATES].sort(),
  )
  expect([...(named.TicketActionName as { enum: string[] }).enum].sort()).toEqual(
    [...TICKET_ACTIONS].sort(),
  )
})
