import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { LoadingShape, Skeleton } from './skeleton.tsx'
import { ScrollArea } from './scroll-area.tsx'

export type Column<Row> = {
  id: string
  label: string
  cell: (row: Row) => ReactNode
  isNumber?: boolean
}
type Page<Row> = { items: Row[]; nextCursor: string | null }

type PagedTableProps<Row> = {
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  /** Names the table; not shown. */
  caption: string
  /** The first column heads its row. */
  columns: readonly Column<Row>[]
  /** Said when there is nothing. */
  empty: ReactNode
  more: string
}

/** A list of the API by pages, with its loading, empty and broken states; on phones, a card per row. */
export function PagedTable<Row extends object>(props: PagedTableProps<Row>) {
  const { query, caption, columns, empty, more } = props
  if (query.data === undefined) {
    if (query.isError) {
      return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
    }
    return (
      <LoadingShape>
        <div className="stack">
          {[0, 1, 2, 3, 4].map((line) => (
            <Skeleton key={line} height={20} />
          ))}
        </div>
      </LoadingShape>
    )
  }
  const rows = query.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <p className="soft">{empty}</p>
  return (
    <>
      <ScrollArea className="table-wrap" label={caption}>
        <table className="table table-cards">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, label, isNumber }) => (
                <th key={id} scope="col" className={isNumber ? 'num' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, position) => (
              <tr key={'id' in row ? String(row.id) : position}>
                {columns.map(({ id, label, cell, isNumber }, column) =>
                  column === 0 ? (
                    <th key={id} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={id} className={isNumber ? 'num' : undefined} data-label={label}>
                      <div>{cell(row)}</div>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {more}
        </Button>
      )}
    </>
  )
}
