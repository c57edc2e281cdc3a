import { MoonStar } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'
import { comeBackToCase } from './away.queries.ts'

const AwayDialog = lazy(async () => {
  const { AwayDialog: Loaded } = await import('./away-dialog.tsx')
  return { default: Loaded }
})
const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

type LeaveButtonProps = { number: number; readerZone: string; nextDayOpenAt: string | null }

/** «Me retiro», beside what one writes (IN-8). */
export function LeaveButton(props: LeaveButtonProps) {
  const t = useTranslations('portalClocks.away')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        icon={<MoonStar className="ico" aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('button')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <AwayDialog {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Until when nobody of the customer is there, and the way back; nothing once that has passed. */
export function AwayNotice({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalClocks.away')
  const format = useFormat()
  const { number, away } = ticket
  const isOver = useHasCome(away?.until)
  const back = useAct({
    act: (_input: undefined, idempotencyKey) => comeBackToCase({ number, idempotencyKey }),
    families: ['tickets'],
    onDone: () => showToast(t('backDone')),
  })
  if (away === null || isOver || ticket.closedAt !== null) return null
  return (
    <section className="notice mb-6 case-notice" aria-label={t('button')}>
      <MoonStar className="ico" aria-hidden />
      <div className="grow stack">
        <p>
          {t.rich('isAway', { instant: format.instant(away.until), b: strong })} {t('meanwhile')}
        </p>
        {away.note && <p className="soft">{t('isAwayNote', { note: away.note })}</p>}
        {back.isError && <ProblemNotice error={back.error} />}
      </div>
      {ticket.access?.move && (
        <Button busy={back.isPending} onClick={() => back.mutate(undefined)}>
          {t('back')}
        </Button>
      )}
    </section>
  )
}
