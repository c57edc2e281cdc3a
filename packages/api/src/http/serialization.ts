import fastJsonStringify, { type Schema } from 'fast-json-stringify'
import type { FastifyInstance } from 'fastify'

type Serialize = (data: unknown) => string

/** Of every schema that was answered with: routes share them, and so do the applications of one process. */
const made = new WeakMap<object, Serialize>()

/**
 * Answers are written by their schema, as Fastify does; what writes one is made at the first such
 * answer. Made for every answer of every route it took most of the time of starting.
 */
export function addSerialization(app: FastifyInstance) {
  app.setSerializerCompiler<Schema>(({ schema }) => (data: unknown) => {
    const known = made.get(schema)
    if (known) return known(data)
    const serialize: Serialize = fastJsonStringify(schema)
    made.set(schema, serialize)
    return serialize(data)
  })
}
