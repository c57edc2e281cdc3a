import { useState } from 'react'
import { type Steady, steadyRows } from './steady-rows.ts'

type Options<Row> = {
  rows: readonly Row[]
  pages: number
  /** What is listed (view, search): another one starts afresh. */
  listKey: string
  /** Somebody reads: nothing may move under them. */
  isHeld: boolean
}
type Shown<Row> = { listKey: string; pages: number; source: readonly Row[]; steady: Steady<Row> }

/** The rows to draw, and `showAll` to let in those that wait. */
export function useSteadyRows<Row extends { id: string }>(options: Options<Row>) {
  const { rows, pages, listKey, isHeld } = options
  const [shown, setShown] = useState<Shown<Row>>(() => afresh(options))
  let current = shown
  if (shown.source !== rows || shown.listKey !== listKey) {
    const isSame = shown.listKey === listKey && shown.steady.rows.length > 0
    current =
      isHeld && isSame
        ? { ...shown, source: rows, pages, steady: merge(shown, rows, pages) }
        : afresh(options)
    setShown(current)
  }
  return { ...current.steady, showAll: () => setShown(afresh(options)) }
}

const afresh = <Row>({ rows, pages, listKey }: Options<Row>): Shown<Row> => ({
  listKey,
  pages,
  source: rows,
  steady: { rows: [...rows], waiting: 0 },
})

const merge = <Row extends { id: string }>(
  shown: Shown<Row>,
  rows: readonly Row[],
  pages: number,
): Steady<Row> => steadyRows(shown.steady.rows, rows, pages > shown.pages)
