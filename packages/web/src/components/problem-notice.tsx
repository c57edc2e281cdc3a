import { CircleAlert, RotateCcw } from 'lucide-react'
import { useProblemText } from '../lib/use-problem-text.ts'
import { Button } from './button.tsx'
import { useTranslations } from 'use-intl'

/** One error in place: what happened, what to do now, the code, and a retry if there is one. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('common')
  const problem = useProblemText(error)
  return (
    <div className="notice notice-late" role="alert" tabIndex={-1} data-form-notice>
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <strong>{problem.title}</strong>
        <p className="md">{problem.body}</p>
        {problem.requestId && (
          <p className="sm soft">{t('requestCode', { code: problem.requestId })}</p>
        )}
        {onRetry && (
          <div>
            <Button onClick={onRetry} icon={<RotateCcw className="ico" aria-hidden />}>
              {t('retry')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
