import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const localeFile = /\/src\/locales\/(?:es|en|pt)\/(?!messages\.ts$)[\w-]+\.ts$/

type Texts = { [key: string]: string | Texts }
type Compile = (message: string) => unknown

/**
 * Compiles every ICU text when the web is built, so that no reader downloads the ICU parser (12 kB
 * gzipped). Development and tests parse as they go: the same texts, the same meaning.
 */
export function compileMessages(): Plugin {
  let compile: Compile
  return {
    name: 'mesa:compile-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^use-intl\/format-message$/,
            replacement: 'use-intl/format-message/format-only',
          },
        ],
      },
    }),
    async buildStart() {
      compile = await loadCompiler()
    },
    async load(id) {
      if (!localeFile.test(id.replaceAll('\\', '/'))) return null
      const texts = (await import(pathToFileURL(id).href)) as Record<string, Texts>
      return Object.entries(texts)
        .map(([name, tree]) => `export const ${name} = ${JSON.stringify(compiled(tree))}`)
        .join('\n')
    },
  }

  function compiled(tree: Texts): unknown {
    return Object.fromEntries(
      Object.entries(tree).map(([key, text]) => [
        key,
        typeof text === 'string' ? compile(text) : compiled(text),
      ]),
    )
  }
}

/** use-intl brings the compiler of its own format, in the version that its formatter reads. */
async function loadCompiler(): Promise<Compile> {
  const ours = createRequire(import.meta.url)
  const path = createRequire(ours.resolve('use-intl')).resolve('icu-minify/compile')
  const { default: compile } = (await import(pathToFileURL(path).href)) as { default: Compile }
  return compile
}
