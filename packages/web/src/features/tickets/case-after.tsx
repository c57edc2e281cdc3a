import { RotateCcw } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Button, buttonClass } from '../../components/button.tsx'
import type { ProblemError } from '../../lib/problem.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'

const ReopenDialog = lazy(async () => {
  const { ReopenDialog: Loaded } = await import('./reopen-dialog.tsx')
  return { default: Loaded }
})

type CaseAfterProps = {
  ticket: TicketView
  options: readonly TransitionOption[]
  /** The plan has no place: which cases hold them (EN-3). */
  limit: (error: ProblemError) => ReactNode
}

/** EX-5: a closed case stays closed; within the policy's days it may be reopened, else a new one follows it. */
export function CaseAfter({ ticket, options, limit }: CaseAfterProps) {
  const t = useTranslations('portalRules.inCase.reopen')
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const { number, reopenableUntil } = ticket
  const isOver = useHasCome(reopenableUntil)
  const mayReopen =
    reopenableUntil !== null &&
    !isOver &&
    options.some(({ action, enabled }) => action === 'reopen' && enabled)
  return (
    <section className="notice case-notice" id="responder" tabIndex={-1} aria-label={t('newOne')}>
      <p className="grow">
        {mayReopen && reopenableUntil
          ? t('until', { instant: format.instant(reopenableUntil) })
          : t('over')}
      </p>
      {mayReopen && (
        <Button icon={<RotateCcw className="ico" aria-hidden />} onClick={() => setIsOpen(true)}>
          {t('button')}
        </Button>
      )}
      <Link className={buttonClass(mayReopen ? 'quiet' : 'secondary')} to={paths.newCase(number)}>
        {t('newOne')}
      </Link>
      <Suspense fallback={null}>
        {isOpen && <ReopenDialog number={number} limit={limit} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </section>
  )
}
