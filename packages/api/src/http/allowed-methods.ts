import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Methods of the routes an address belongs to, for `Allow`; none for an unknown address. */
    methodsAt(url: string): string[]
  }
}

type Pattern = { parts: string[]; methods: Set<string> }

/** Remembers each route of the API, to tell a wrong method (405) from a wrong address (404). */
export function addAllowedMethods(app: FastifyInstance): void {
  const byUrl = new Map<string, Pattern>()
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/v1/')) return
    const known = byUrl.get(url) ?? { parts: url.split('/'), methods: new Set<string>() }
    for (const one of [method].flat()) known.methods.add(one)
    byUrl.set(url, known)
  })
  app.decorate('methodsAt', (url: string) => {
    const parts = (url.split('?')[0] ?? '').split('/')
    const found = [...byUrl.values()].filter((pattern) => matches(pattern, parts))
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].toSorted()
  })
}

const matches = ({ parts }: Pattern, asked: string[]) =>
  parts.length === asked.length &&
  parts.every((part, index) => part === asked[index] || (part.startsWith(':') && asked[index]))
