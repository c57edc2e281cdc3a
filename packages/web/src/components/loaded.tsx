import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { LoadingShape, Skeleton } from './skeleton.tsx'

type LoadedProps<T> = {
  query: UseQueryResult<T>
  /** Bars while it loads. */
  lines?: number
  /** Said instead of an error when the answer is 403 or 404. */
  refused?: ReactNode
  children: (answer: T) => ReactNode
}

const widths = ['72%', '54%', '63%', '48%', '58%']

/** One part of a page with its own loading, refused and broken states; stale data stays in view. */
export function Loaded<T>({ query, lines = 3, refused, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (!query.isError) {
    return (
      <LoadingShape>
        <div className="stack">
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} width={widths[line % widths.length] ?? '60%'} />
          ))}
        </div>
      </LoadingShape>
    )
  }
  const isRefused = query.error instanceof ProblemError && [403, 404].includes(query.error.status)
  if (isRefused && refused !== undefined) return refused
  return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
}
