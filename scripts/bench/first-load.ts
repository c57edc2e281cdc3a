import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../repository.ts'

const dist = join(root, 'packages/web/dist')
/** The chunks that the router loads for the first page of each side, by their names before the hash. */
const surfaces = {
  portal: ['portal-shell', 'home-page'],
  console: ['console-shell', 'queue-page'],
}

export type FirstLoads = Record<keyof typeof surfaces, number>

/** Gzipped kilobytes of JavaScript before each side's first page works; null without a build. */
export function measureFirstLoads(): FirstLoads | null {
  if (!existsSync(join(dist, 'index.html'))) return null
  const names = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entries = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map((found) => found[1] ?? '')
  const startOf = (chunk: string) => names.filter((name) => name.startsWith(`${chunk}-`))
  const words = startOf('messages')
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, 1)
  const load = (chunks: string[]) =>
    gzippedKb(withImports([...entries, ...words, ...chunks.flatMap(startOf)]))
  return { portal: load(surfaces.portal), console: load(surfaces.console) }
}

/** A chunk brings what it imports at once; what it imports lazily stays away. */
function withImports(starts: string[]): Set<string> {
  const loaded = new Set<string>()
  const waiting = [...starts]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue
    loaded.add(name)
    const text = readFileSync(join(dist, 'assets', name), 'utf8')
    const imports = text.matchAll(/(?:from|import)\s*["'](\.\/[\w.-]+\.js)["']/g)
    waiting.push(...[...imports].map((found) => basename(found[1] ?? '')))
  }
  return loaded
}

const sizeOf = (name: string) => readFileSync(join(dist, 'assets', name)).length

function gzippedKb(names: Set<string>): number {
  const bytes = [...names].map((name) => gzipSync(readFileSync(join(dist, 'assets', name))).length)
  return Math.round(bytes.reduce((sum, size) => sum + size, 0) / 100) / 10
}
