import type { Tx } from '../../db/database.ts'
import * as lists from './ticket-list.repository.ts'

/** Alike enough to be offered while typing, and alike enough to ask before a case is taken (IN-5). */
const alike = { offered: 0.4, asked: 0.75 }
type Draft = { organizationId: string; module: string; summary: string; now: Date }

/** The organization's open or recent cases that a draft resembles, the most alike first (IN-5). */
export async function findSimilar(tx: Tx, draft: Draft, level: keyof typeof alike) {
  const since = new Date(draft.now.getTime() - 30 * 86_400_000)
  const rows = await lists.listSimilar(tx, { ...draft, since })
  const words = meaningful(draft.summary)
  return rows
    .map((row) => ({ row, score: similarity(words, meaningful(row.summary)) }))
    .filter(({ score }) => score >= alike[level])
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ row: { number, subject, status, openedAt } }) => ({
      number,
      subject,
      status,
      openedAt: openedAt.toISOString(),
    }))
}

/** Words that say something: long ones, and every number. */
const meaningful = (text: string) =>
  new Set(
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 3 || /\d/.test(word)),
  )

/** Words in common out of all words of both: voucher 118 is not voucher 119. */
function similarity(draft: Set<string>, other: Set<string>) {
  const common = [...draft].filter((word) => other.has(word)).length
  const all = draft.size + other.size - common
  return all === 0 ? 0 : common / all
}
