import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

const compressible = /\.(js|css|html|svg|json|txt|webmanifest)$/
/** Below this, a compressed answer is not smaller on the wire. */
const compressedBytesMin = 1024
const forever = 'public, max-age=31536000, immutable'

/**
 * Serves the built web (packages/web/dist) beside the API: files whose name holds their hash for
 * ever, the page itself anew each time, and the page for every address a browser navigates to.
 */
export async function addWeb(app: FastifyInstance, folder: string): Promise<void> {
  const files = await listFiles(folder)
  await compressFiles(folder, files)
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
  })
  // HEAD comes with it.
  app.get(
    '/*',
    { config: { isPublic: true, rateLimit: false }, schema: { hide: true } },
    (request, reply) => {
      const path = pathOf(request)
      if (files.has(path)) return sendFile(reply, path)
      if (!isNavigation(request, path)) throw new AppError('not_found')
      return sendFile(reply, 'index.html')
    },
  )
}

function sendFile(reply: FastifyReply, path: string) {
  const isHashed = path.startsWith('assets/')
  return reply.header('cache-control', isHashed ? forever : 'no-cache').sendFile(path)
}

/** Relative to the folder; an address that does not decode names no file. */
function pathOf(request: FastifyRequest): string {
  try {
    return decodeURIComponent((request.url.split('?')[0] ?? '').slice(1))
  } catch {
    throw new AppError('not_found')
  }
}

/** A browser that opens a page. A missing file or an unknown address of the API is no page. */
function isNavigation(request: FastifyRequest, path: string): boolean {
  const isApi = path === 'api' || path.startsWith('api/') || path.startsWith('assets/')
  return !isApi && (request.headers.accept ?? '').includes('text/html')
}

/** What may be asked for: no source maps, nothing hidden, none of our own compressed copies. */
async function listFiles(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return new Set(names.filter((name) => !/\.(map|gz|br)$|(^|\/)\./.test(name)))
}

/** Writes `x.br` and `x.gz` beside each file once; a folder that takes none is served as it is. */
async function compressFiles(folder: string, files: Set<string>): Promise<void> {
  for (const name of files) {
    if (compressible.test(name)) await compressFile(join(folder, name)).catch(() => undefined)
  }
}

async function compressFile(path: string): Promise<void> {
  const original = await stat(path)
  if (original.size < compressedBytesMin) return
  const made = await stat(`${path}.br`).catch(() => undefined)
  if (made && made.mtimeMs >= original.mtimeMs) return
  const content = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
}
