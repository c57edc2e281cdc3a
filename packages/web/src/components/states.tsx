import type { ReactNode } from 'react'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../lib/use-problem-text.ts'
import { Button } from './button.tsx'
import { TurnShape, type TurnSide } from './marks.tsx'

type StateProps = {
  title: ReactNode
  /** Why, what has not changed, and what to do now. */
  children?: ReactNode
  /** Buttons or links; the first is the main one. */
  actions?: ReactNode
  side?: TurnSide
  level?: 'h1' | 'h2' | 'h3'
}

/** Nothing to show, and that is fine: what it means and the next useful step. */
export function EmptyState({ title, children, actions, side, level: Heading = 'h3' }: StateProps) {
  return (
    <div className="card card-pad empty">
      {side && <TurnShape side={side} className="tm40" />}
      <Heading tabIndex={Heading === 'h1' ? -1 : undefined}>{title}</Heading>
      {children && <div className="soft md stack">{children}</div>}
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}

/** A rule says no: who or what could change that. Same frame; a refusal is not an error. */
export function RefusedState(props: Omit<StateProps, 'side'>) {
  return <EmptyState {...props} />
}

type BrokenProps = {
  error: unknown
  onRetry?: () => void
  /** The conclusion in the page's words: «No pudimos traer el estado de horas». */
  title?: ReactNode
  /** What has not changed: «Sus horas no cambiaron». */
  children?: ReactNode
  actions?: ReactNode
  level?: 'h1' | 'h2' | 'h3'
}

/** It failed: what happened, what to do, the code to quote, retry. Takes anything that was thrown. */
export function BrokenState({ error, onRetry, title, children, actions, level }: BrokenProps) {
  const t = useTranslations('common')
  const problem = useProblemText(error)
  const buttons = (
    <>
      {onRetry && (
        <Button look="primary" onClick={onRetry} icon={<RotateCcw className="ico" aria-hidden />}>
          {problem.kind === 'newVersion' ? t('problem.reload') : t('retry')}
        </Button>
      )}
      {actions}
    </>
  )
  return (
    <div role="alert">
      <EmptyState title={title ?? problem.title} actions={buttons} level={level ?? 'h3'}>
        <p>{children ?? problem.body}</p>
        {problem.requestId && <p className="sm">{t('requestCode', { code: problem.requestId })}</p>}
      </EmptyState>
    </div>
  )
}
