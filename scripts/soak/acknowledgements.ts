import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** One answer of success, with what must be found of it in the end. */
export type Acknowledged =
  | { kind: 'file'; id: string; sha256: string }
  | { kind: 'case'; id: string; number: number; mark: string }
  | { kind: 'message'; id: string; mark: string }
  | { kind: 'worklog'; id: string; mark: string; minutes: number; chargedMinutes: number }
  | { kind: 'asked'; id: string; mark: string }
  | { kind: 'answered'; id: string; status: string }
  | { kind: 'moved'; number: number; action: string; status: string }

export type Journal = { append(entry: Acknowledged): void; close(): void }

/** A writer's own file: an entry is on the disk before the writer goes on, whoever is killed next. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a')
  return {
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fsyncSync(file)
    },
    close: () => closeSync(file),
  }
}

export const readJournal = (path: string): Acknowledged[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Acknowledged)
