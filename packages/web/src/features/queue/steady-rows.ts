/** Rows in the order somebody is reading, and how many new ones wait to be shown. */
export type Steady<Row> = { rows: Row[]; waiting: number }

/**
 * While held, what is on screen keeps its order and only changes its content; rows that left stay,
 * rows loaded below (`loadedMore`) are appended, and other new ones wait.
 */
export function steadyRows<Row extends { id: string }>(
  shown: readonly Row[],
  latest: readonly Row[],
  loadedMore: boolean,
): Steady<Row> {
  const byId = new Map(latest.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  const kept = shown.map((row) => byId.get(row.id) ?? row)
  const added = latest.filter(({ id }) => !known.has(id))
  return loadedMore
    ? { rows: [...kept, ...added], waiting: 0 }
    : { rows: kept, waiting: added.length }
}
