import { BackupRefused } from '@mesa/api/backup/archive-format'
import type { Check } from '@mesa/api/backup/verify.service'

export const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Prints each check; true when nothing is wrong. */
export function tellChecks(checks: Check[]): boolean {
  for (const { name, asked, wrong } of checks) {
    say(`${wrong.length === 0 ? 'ok    ' : 'BROKEN'} ${name}: ${asked} asked`)
    for (const line of wrong.slice(0, 20)) say(`         ${line}`)
  }
  return checks.every(({ wrong }) => wrong.length === 0)
}

/** Runs a command: its code is the process's, and a refusal is told in words. */
export async function run(command: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await command()) ? 0 : 1
  } catch (error) {
    const { message } = error as Error
    process.stderr.write(`${error instanceof BackupRefused ? '' : 'It failed: '}${message}\n`)
    process.exitCode = 1
  }
}

export const secondsSince = (startedMs: number) =>
  `${((performance.now() - startedMs) / 1000).toFixed(1)} s`
