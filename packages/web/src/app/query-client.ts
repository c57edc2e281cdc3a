import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../lib/problem.ts'

/** Refusals are answers: only defects and a lost network are worth asking again. */
function shouldRetry(failures: number, error: Error): boolean {
  const isAnswer = error instanceof ProblemError && error.status > 0 && error.status < 500
  return !isAnswer && failures < 2
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 20_000, retry: shouldRetry },
    mutations: { retry: false },
  },
})
