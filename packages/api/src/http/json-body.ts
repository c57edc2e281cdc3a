import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

const depthMax = 40
/** Names that reach into what every object inherits (A45). */
const inherited = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The only bodies taken, beside uploads: JSON in UTF-8 (A84) that means one thing to every reader.
 * Twice the same key, broken UTF-8, a byte order mark or depth beyond reason are a 400 (A45, A79).
 */
export function addJsonBody(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (!isUtf8(request.headers['content-type'] ?? ''))
        throw new AppError('unsupported_media_type')
      done(null, readJson(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** The value, or AppError `malformed`, whose path says where. */
export function readJson(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refusal('')
  }
  refuseTraps(text)
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('')
  }
}

function isUtf8(contentType: string): boolean {
  const named = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1]
  return named === undefined || /^(utf-?8|us-ascii)$/i.test(named)
}

type Level = { keys: Set<string> | null; awaitsKey: boolean }

/** What `JSON.parse` would take or throw away silently. Text that is no JSON is left to it. */
function refuseTraps(text: string): void {
  const levels: Level[] = []
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1)
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at)
        if (level?.keys && level.awaitsKey) addKey(level, text.slice(at, end + 1))
        at = end
        break
      }
      case '{':
      case '[':
        if (levels.length === depthMax) throw refusal('')
        levels.push(
          text.charAt(at) === '{'
            ? { keys: new Set(), awaitsKey: true }
            : { keys: null, awaitsKey: false },
        )
        break
      case '}':
      case ']':
        levels.pop()
        break
      case ',':
        if (level) level.awaitsKey = true
        break
      case 'e':
      case 'E':
        // 1e2 and 1e309: no number of ours is written so; 1e-7 is.
        if (/\d/.test(text[at - 1] ?? '') && text[at + 1] !== '-') throw refusal('')
        break
      default:
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function addKey(level: Level, quoted: string): void {
  level.awaitsKey = false
  const key = quoted.includes('\\') ? unquote(quoted) : quoted.slice(1, -1)
  if (inherited.has(key)) throw new AppError('unknown_field', at(key, 'unknown_field'))
  if (level.keys?.has(key)) throw new AppError('malformed', at(key, 'not_unique'))
  level.keys?.add(key)
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    throw refusal('')
  }
}

const at = (path: string, code: 'unknown_field' | 'not_unique' | 'invalid') => ({
  errors: [{ path: path.slice(0, 200), code }],
})
const refusal = (path: string) => new AppError('malformed', at(path, 'invalid'))
