import { setImmediate } from 'node:timers/promises'
import { readEntries, readHead, type StatementEntry, type StatementHead } from './statement-text.ts'

/** A statement that is read piece by piece, however many lines it has. */
export type StatementSource = {
  head: StatementHead
  /** Of the text of a closed month; null: not closed. */
  statementHash: string | null
  /** The text of a closed month, word for word. */
  text: string | null
  byDay(): AsyncGenerator<StatementEntry[]>
  /** Those of no case first; `balanceAfter` has no meaning in this order. */
  byCase(): AsyncGenerator<StatementEntry[]>
}

/** How many lines are read at a stretch: a few milliseconds. */
export const batch = 100

/** A closed month, from its text alone. */
export function closedSource(text: string, statementHash: string | null): StatementSource {
  async function* byDay() {
    let entries: StatementEntry[] = []
    for (const entry of readEntries(text)) {
      entries.push(entry)
      if (entries.length < batch) continue
      yield entries
      entries = []
      await setImmediate()
    }
    yield entries
  }
  return {
    head: readHead(text),
    statementHash,
    text,
    byDay,
    async *byCase() {
      const places: Array<{ number: number; index: number }> = []
      const all: StatementEntry[] = []
      for await (const entries of byDay())
        for (const entry of entries) {
          places.push({ number: entry.ticketNumber ?? 0, index: all.length })
          all.push(entry)
        }
      places.sort((one, other) => one.number - other.number || one.index - other.index)
      for (let start = 0; start < places.length; start += batch)
        yield places.slice(start, start + batch).flatMap(({ index }) => all[index] ?? [])
    },
  }
}
