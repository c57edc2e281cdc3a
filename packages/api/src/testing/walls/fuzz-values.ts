import fc from 'fast-check'
import type { Schema } from './fuzz-routes.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What values are made with: real ids by the name of what holds them, so that calls reach deep code. */
export type ValueSource = {
  idsFor(name: string): fc.Arbitrary<string>
  /** `full`: every optional property and one element in every array, so that each place can be spoilt. */
  isFull: boolean
}

/** Legal, and yet what breaks software that builds SQL, HTML, mails or logs by hand. */
export const oddTexts = [
  "O'Neil; drop table tickets;--",
  '100 % _ \\',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '${jndi:ldap://x/a} {{7*7}} %s %n',
  'línea\r\nBcc: x@y.example\r\n\r\n.',
  '\u001b[31mrojo\u001b[0m\u0007',
  'עברית \u202Eabc\u202C 👩‍👩‍👧 𝒳',
  '=1+1',
  '../../etc/passwd',
  'null',
  '  espacios  ',
]
const zones = ['America/Caracas', 'UTC', 'Europe/Madrid']

/** Values the schema accepts; nearer to real ones where a name tells what is meant. */
export function valuesOf(schema: Schema, name: string, source: ValueSource): fc.Arbitrary<Json> {
  if (schema.const !== undefined) return fc.constant(schema.const as Json)
  if (name === 'kind' && schema.enum?.includes('categories')) return fc.constant('categories')
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]))
  if (schema.anyOf) {
    const choices = schema.anyOf.filter((one) => !source.isFull || one.type !== 'null')
    return fc.oneof(...choices.map((one) => valuesOf(one, name, source)))
  }
  switch (schema.type ?? '') {
    case 'string':
      return stringsOf(schema, name, source)
    case 'integer':
      return integersOf(schema)
    case 'number':
      return fc.integer({ min: -1000, max: 1000 })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return arraysOf(schema, name, source)
    case 'object':
      return objectsOf(schema, source)
    default:
      return fc.constant(null)
  }
}

function integersOf({ minimum = 0, maximum = 1000 }: Schema) {
  const small = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 100) })
  return fc.oneof({ weight: 4, arbitrary: small }, fc.integer({ min: minimum, max: maximum }))
}

function arraysOf(schema: Schema, name: string, source: ValueSource): fc.Arbitrary<Json> {
  const { items = {}, minItems = 0, maxItems = 3, uniqueItems = false } = schema
  const one = valuesOf(items, name.replace(/Ids$/, 'Id'), source)
  const minLength = source.isFull ? Math.max(1, minItems) : minItems
  const limits = { minLength, maxLength: Math.max(minLength, Math.min(maxItems, 2)) }
  return uniqueItems ? fc.uniqueArray(one, limits) : fc.array(one, limits)
}

function objectsOf(schema: Schema, source: ValueSource): fc.Arbitrary<Json> {
  const { properties = {}, required = [], patternProperties } = schema
  const entries = Object.entries(properties).map(
    ([key, one]) => [key, valuesOf(one, key, source)] as const,
  )
  const shape = Object.fromEntries(entries)
  const known = source.isFull
    ? fc.record(shape)
    : fc.record(shape, { requiredKeys: required.filter((key) => key in shape) })
  const [pattern] = Object.values(patternProperties ?? {})
  if (!pattern) return known as fc.Arbitrary<Json>
  return fc.dictionary(fc.constantFrom('a', 'campo', 'x_1'), valuesOf(pattern, 'field', source), {
    maxKeys: 2,
  }) as fc.Arbitrary<Json>
}

function stringsOf(schema: Schema, name: string, source: ValueSource): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 200 } = schema
  if (format === 'uuid') return source.idsFor(name)
  if (format === 'email')
    return fc.integer({ min: 1, max: 1e9 }).map((n) => `persona${n}@fuzz.example`)
  if (format === 'date')
    return fc.constantFrom('2026-01-01', '2026-02-28', '2026-03-04', '2026-12-31', '2027-01-01')
  if (format === 'date-time')
    return fc.constantFrom(
      '2026-03-04T12:00:00.000Z',
      '2026-03-05T09:30:00+02:00',
      '2026-03-06T00:00:00-04:00',
    )
  if (/zone/i.test(name)) return fc.constantFrom(...zones)
  if (/password/i.test(name)) return fc.constant('muy-larga-y-rara-92-tejado')
  if (name === 'module') return fc.constantFrom('Facturación', 'Socios')
  if (name === 'currency') return fc.constantFrom('USD', 'VES')
  if (pattern !== undefined) return patterned(pattern, name, source)
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength
  const words = fc
    .string({ minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, minLength + 24) })
    .filter((text) => !text.includes('\0') && fits(text) && text.trim() !== '')
  const odd = oddTexts.filter(fits)
  return odd.length > 0 ? fc.oneof(words, fc.constantFrom(...odd)) : words
}

/** `ref`: a case by id or number. Others are made from their pattern. */
function patterned(pattern: string, name: string, source: ValueSource): fc.Arbitrary<string> {
  if (/ref$/i.test(name) || /\[0-9a-fA-F\]\{8\}/.test(pattern)) return source.idsFor(name)
  const alternatives = /^\^\(([\w|]+)\)\(/.exec(pattern)?.[1]
  if (alternatives !== undefined) return fc.constantFrom(...alternatives.split('|'))
  // Looking ahead is beyond the generator: made without, then held against the whole.
  const whole = new RegExp(pattern)
  const plain = new RegExp(pattern.replaceAll(/\(\?[=!<][^()]*\)/g, ''))
  return fc
    .stringMatching(plain)
    .map((text) => text.slice(0, 60))
    .filter((text) => whole.test(text))
}
