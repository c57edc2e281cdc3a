import type { App } from '../../app.ts'

/** JSON Schema as far as the generators read it. */
export type Schema = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
}
export type Parameter = { name: string; schema: Schema; isRequired: boolean }

export type FuzzRoute = {
  /** `GET /api/v1/tickets/{ref}`. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  pathParameters: Parameter[]
  query: Parameter[]
  body: Schema | undefined
  isUpload: boolean
}

type Operation = {
  parameters?: Array<{ in: string; name: string; schema: Schema; required?: boolean }>
  requestBody?: { content: Record<string, { schema?: Schema }> }
}

/** Every operation of the published contract, whoever wrote it and whenever. */
export function fuzzRoutesOf(app: App): FuzzRoute[] {
  const paths = Object.entries(app.swagger().paths ?? {})
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([verb, operation]) => {
      const method = verb.toUpperCase() as FuzzRoute['method']
      const content = operation.requestBody?.content
      return {
        name: `${method} ${path}`,
        method,
        path,
        pathParameters: parametersIn(operation, 'path'),
        query: parametersIn(operation, 'query'),
        body: content?.['application/json']?.schema,
        isUpload: path.endsWith('/attachments') && method === 'POST',
      }
    }),
  )
}

const parametersIn = ({ parameters = [] }: Operation, place: string): Parameter[] =>
  parameters
    .filter((one) => one.in === place)
    .map(({ name, schema, required = false }) => ({ name, schema, isRequired: required }))
