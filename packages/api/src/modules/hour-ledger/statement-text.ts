import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import type { LotView } from '@mesa/shared/wire/contracts.schema'
import type {
  StatementConsent,
  StatementLine,
  StatementView,
  StatementWorklog,
} from '@mesa/shared/wire/postings.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'

/** One line with all that it opens: entry → worklog → consent → lot, with the names of its day. */
export type StatementEntry = StatementLine & {
  ticket: { number: number; subject: string } | null
  worklog: StatementWorklog | null
  consent: StatementConsent | null
  lotName: string | null
}
/** Everything of a statement but its lines. */
export type StatementHead = Pick<
  StatementView,
  | 'contract'
  | 'from'
  | 'to'
  | 'month'
  | 'headSeq'
  | 'headHash'
  | 'openingMinutes'
  | 'closingMinutes'
  | 'totals'
  | 'balance'
> & {
  format: 'mesa-statement'
  version: 1
  desk: { name: string }
  closed: { closedAt: string; closedBy: string } | null
  /** The closed month before, whose text this one stands on. */
  previous: { month: string; statementHash: string | null } | null
  lots: LotView[]
  components: Array<{ code: string; names: Record<Locale, string> }>
}

/**
 * The statement as one JSON text, RFC 8785 in each of its rows: the head is the first, each line one
 * more. A line of JSON has no line break within, so the rows are found without reading the whole.
 */
export const textHead = (head: StatementHead): string =>
  `${canonicalJson(head as unknown as Json).slice(0, -1)},"lines":[`

export const textRow = (entry: StatementEntry, isFirst: boolean): string =>
  `${isFirst ? '' : ','}\n${canonicalJson(entry as unknown as Json)}`

export const textEnd = '\n]}\n'

export function readHead(text: string): StatementHead {
  const row = text.slice(0, text.indexOf('\n'))
  return JSON.parse(`${row}]}`) as StatementHead
}

/** The lines of a text, from one on, each read when it is asked for. */
export function* readEntries(text: string, from = 0): Generator<StatementEntry> {
  let index = 0
  let start = text.indexOf('\n') + 1
  for (;;) {
    const end = text.indexOf('\n', start)
    if (end < 0) return
    if (text[start] === ']') return
    if (index >= from) {
      const row = text.slice(start, text[end - 1] === ',' ? end - 1 : end)
      yield JSON.parse(row) as StatementEntry
    }
    index += 1
    start = end + 1
  }
}
