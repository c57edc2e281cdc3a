/** One refused field of a request: `path` is a JSON pointer or dotted name as the API sends it. */
export type FieldProblem = { path: string; code: string; message: string }

type ProblemInit = {
  status: number
  code: string
  title: string
  detail: string | null
  errors: FieldProblem[]
  requestId: string | null
  extra: Record<string, unknown>
}

/** An answer of the API that is not a success (RFC 9457), or `code: 'network'` with status 0. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | null
  readonly errors: FieldProblem[]
  readonly requestId: string | null
  readonly extra: Record<string, unknown>

  constructor(init: ProblemInit) {
    super(init.detail ?? init.title)
    this.name = 'ProblemError'
    this.status = init.status
    this.code = init.code
    this.title = init.title
    this.detail = init.detail
    this.errors = init.errors
    this.requestId = init.requestId
    this.extra = init.extra
  }
}

const known = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'code',
  'errors',
  'requestId',
])

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function readErrors(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: Record<string, unknown>) => ({
    path: text(entry['path']) ?? '',
    code: text(entry['code']) ?? 'invalid',
    message: text(entry['message']) ?? '',
  }))
}

/** Builds the error from a response's status, request id header and text, whatever the text is. */
export function problemFrom(status: number, body: string, requestId: string | null): ProblemError {
  const parsed = parseObject(body)
  const extra = Object.fromEntries(Object.entries(parsed).filter(([key]) => !known.has(key)))
  return new ProblemError({
    status,
    code: text(parsed['code']) ?? `http_${status}`,
    title: text(parsed['title']) ?? '',
    detail: text(parsed['detail']),
    errors: readErrors(parsed['errors']),
    requestId: text(parsed['requestId']) ?? requestId,
    extra,
  })
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof ProblemError && error.code === code

export const networkProblem = (): ProblemError => problemFrom(0, '{"code":"network"}', null)

function parseObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Field name at the root of an error path: `/email`, `email` and `body.email` all give `email`. */
export function fieldOf(path: string): string {
  const parts = path.split(/[/.]/).filter((part) => part !== '' && part !== 'body')
  return parts[0] ?? ''
}

/**
 * Messages by field, for the `errors` prop of a form. First message of each field wins. A field that
 * is merely `invalid` is told what the problem itself says, unless that is about no field at all.
 */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  const { code, title, detail, errors } = error
  const reason = code === 'malformed' || title === '' ? null : [title, detail]
  const byField: Record<string, string> = {}
  for (const entry of errors) {
    const isVague = entry.code === 'invalid' && reason !== null
    byField[fieldOf(entry.path)] ??= isVague ? sentences(reason) : entry.message
  }
  return byField
}

const sentences = (parts: ReadonlyArray<string | null>): string =>
  parts.flatMap((part) => (part ? [part.replace(/[.]?$/, '.')] : [])).join(' ')
