import { useTranslations } from 'use-intl'
import { ProblemError } from './problem.ts'

export type ProblemKind =
  | 'network'
  | 'expired'
  | 'forbidden'
  | 'notFound'
  | 'tooMany'
  | 'newVersion'
  | 'refused'
  | 'broken'

export function kindOfProblem(error: unknown): ProblemKind {
  if (isStaleChunk(error)) return 'newVersion'
  if (!(error instanceof ProblemError)) return 'broken'
  if (error.status === 0) return 'network'
  if (error.status === 401) return 'expired'
  if (error.status === 403) return 'forbidden'
  if (error.status === 404) return 'notFound'
  if (error.status === 429) return 'tooMany'
  return error.status < 500 ? 'refused' : 'broken'
}

/** A page's code was replaced by a deploy while this tab stayed open. */
const isStaleChunk = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)

/**
 * Title, what to do, and code of any thrown thing. A refusal of the API says its own words
 * (`title` and `detail`, already in the reader's language); a defect says ours.
 */
export function useProblemText(error: unknown) {
  const t = useTranslations('common.problem')
  const kind = kindOfProblem(error)
  const requestId = error instanceof ProblemError ? error.requestId : null
  if (error instanceof ProblemError && kind !== 'broken' && kind !== 'network' && error.title) {
    const fallback = kind === 'refused' ? '' : t(`${kind}Body`)
    return { kind, title: error.title, body: error.detail ?? fallback, requestId: null }
  }
  const known = kind === 'refused' ? 'broken' : kind
  return { kind, title: t(`${known}Title`), body: t(`${known}Body`), requestId }
}
