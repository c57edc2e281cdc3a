import { isRouteErrorResponse, Link, useRevalidator, useRouteError } from 'react-router'
import { useTranslations } from 'use-intl'
import { buttonClass } from '../components/button.tsx'
import { BrokenState } from '../components/states.tsx'
import { paths } from '../lib/paths.ts'
import { ProblemError, problemFrom } from '../lib/problem.ts'
import { kindOfProblem, useProblemText } from '../lib/use-problem-text.ts'

/** Boundary of a page inside its shell: the rest of the screen keeps working. */
export function PageBoundary() {
  const error = useRouteProblem()
  const t = useTranslations('common.problem')
  const { revalidate, state } = useRevalidator()
  const { title } = useProblemText(error)
  const isFinal = error instanceof ProblemError && [403, 404].includes(error.status)
  const retry = () => {
    if (kindOfProblem(error) === 'newVersion') location.reload()
    else if (state === 'idle') void revalidate()
  }
  return (
    <div className="page-fault">
      <title>{`${title} · Mesa`}</title>
      <BrokenState
        level="h1"
        error={error}
        {...(isFinal ? {} : { onRetry: retry })}
        actions={
          <Link className={buttonClass(isFinal ? 'primary' : 'secondary')} to={paths.home()}>
            {t('goHome')}
          </Link>
        }
      />
    </div>
  )
}

/** Last boundary: the shell itself, or an address that is nobody's. */
export function RootBoundary() {
  return (
    <main className="p-main" id="contenido">
      <PageBoundary />
    </main>
  )
}

/** The router throws its own response for addresses without a route: say it as a 404. */
function useRouteProblem(): unknown {
  const error = useRouteError()
  return isRouteErrorResponse(error) ? problemFrom(error.status, '', null) : error
}
