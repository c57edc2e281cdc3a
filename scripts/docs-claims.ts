import type { SourceFile } from './tidy-rules.ts'

type Claims = { scripts: string[]; paths: string[] }
export type Facts = { scripts: Set<string>; hasPath: (path: string, document: string) => boolean }

/** What the package manager does by itself, without a script of ours. */
const OWN_COMMANDS = new Set(['install', 'add', 'exec', 'run', 'audit', 'why', 'approve', 'dlx'])
const TOP_FOLDERS = /^(packages|scripts|docs|migrations|e2e|\.github|\.ci)\//

/** The scripts and paths that a document names in code marks, code blocks and links. */
export function claimsOf(text: string): Claims {
  const code = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, inline]) => block ?? inline ?? '',
  )
  const scripts = code.flatMap((piece) =>
    [...piece.matchAll(/\b(?:pnpm|npm)(?: run)? ([a-z][\w:-]*)/g)].map(([, name = '']) => name),
  )
  const paths = code.filter((piece) => isPath(piece)).map((piece) => piece.split('#')[0] ?? '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.split('#')[0] ?? '')
    .filter((target) => target && !/^[a-z]+:/.test(target))
  return {
    scripts: scripts.filter((name) => !OWN_COMMANDS.has(name)),
    paths: [...paths, ...links],
  }
}

/** Claims that the repository does not keep, worded for the reader of a failing test. */
export function missingClaims({ path, text }: SourceFile, facts: Facts): string[] {
  const { scripts, paths } = claimsOf(text)
  return [
    ...scripts.filter((name) => !facts.scripts.has(name)).map((name) => `pnpm ${name}`),
    ...paths.filter((named) => !facts.hasPath(named, path)),
  ]
}

/** A concrete path below a folder of ours: no placeholder, no glob, no blank. */
function isPath(piece: string): boolean {
  return TOP_FOLDERS.test(piece) && !/[\s*<>{}…]/.test(piece)
}
