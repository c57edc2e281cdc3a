import type { ReviewListItem } from '@mesa/shared/wire/reviews.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useUnmerge } from '../../features/merges/use-unmerge.ts'
import { useSteadyRows } from '../../features/queue/use-steady-rows.ts'
import { nextAfter } from '../../features/reviews/outcomes.ts'
import { reviewQueries } from '../../features/reviews/reviews.queries.ts'

export type Inbox = ReturnType<typeof useInbox>

/** The rows in their steady order without those that are through, and the selected one. */
export function useInbox() {
  const [params, setParams] = useSearchParams()
  const [through, setThrough] = useState<readonly number[]>([])
  const unmerge = useUnmerge((number) =>
    setThrough((before) => before.filter((one) => one !== number)),
  )
  const list = useInfiniteQuery(reviewQueries.list())
  const pages = list.data?.pages
  const all = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages])
  const steady = useSteadyRows<ReviewListItem>({
    rows: all,
    pages: pages?.length ?? 0,
    listKey: 'reviews',
    isHeld: true,
  })
  const rows = steady.rows.filter(({ number }) => !through.includes(number))
  const named = Number(params.get('caso')) || null
  const isWide = useIsWide()
  // On a phone the list stands alone until one is chosen.
  const current = rows.find(({ number }) => number === named) ?? (isWide ? (rows[0] ?? null) : null)
  const select = (number: number | null) =>
    setParams(number === null ? {} : { caso: String(number) }, { replace: isWide })
  const move = (step: 1 | -1) => {
    const at = rows.findIndex(({ number }) => number === current?.number)
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (next) select(next.number)
  }
  return {
    list,
    rows,
    current,
    select,
    move,
    waiting: steady.waiting,
    showAll: steady.showAll,
    unmerge,
    pass: (number: number) => {
      select(nextAfter(rows, number))
      setThrough((before) => [...before, number])
    },
  }
}

const wide = '(min-width: 1101px)'

function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const onChange = () => setIsWide(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isWide
}
