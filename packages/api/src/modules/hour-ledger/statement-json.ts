import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { StatementSource } from './statement-sources.ts'
import { textEnd, textHead, textRow } from './statement-text.ts'

/** The statement as `verify-statement.mjs` takes it; of a closed month, the text it was closed with. */
export function writeJson(source: StatementSource): Readable {
  async function* rows() {
    if (source.text !== null) {
      const pieceLength = 65_536
      for (let at = 0; at < source.text.length; at += pieceLength)
        yield source.text.slice(at, at + pieceLength)
      return
    }
    yield textHead(source.head)
    let isFirst = true
    for await (const entries of source.byDay()) {
      const told = entries.map((entry, index) => textRow(entry, isFirst && index === 0))
      if (entries.length > 0) isFirst = false
      yield told.join('')
      await setImmediate()
    }
    yield textEnd
  }
  return Readable.from(rows(), { objectMode: false })
}
