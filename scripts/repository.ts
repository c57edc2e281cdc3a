import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Paths of every file that git knows or would take, from the root, with `/`. */
export function listFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const names = git(args).split('\0').filter(Boolean)
  return [...new Set(names)].filter((name) => existsSync(join(root, name))).toSorted()
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Output of a git command; throws when it fails. */
export function git(args: string[]): string {
  // The owner of a checkout may differ from the user that runs the tests, as in a container.
  const safe = ['-c', `safe.directory=${root}`, ...args]
  return execFileSync('git', safe, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: 'pipe',
  })
}
