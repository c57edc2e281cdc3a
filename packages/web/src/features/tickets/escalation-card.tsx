import { Flag, Phone } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'

const EscalateDialog = lazy(async () => {
  const { EscalateDialog: Loaded } = await import('./escalate-dialog.tsx')
  return { default: Loaded }
})
const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

type EscalationCardProps = {
  ticket: TicketView
  /** The reader may move the case. */
  mayEscalate: boolean
  /** Today's attention hours in words. */
  hours: ReactNode
}

/** CV-8: from when a customer without an answer sees the phone and may escalate; before it, when that is. */
export function EscalationCard({ ticket, mayEscalate, hours }: EscalationCardProps) {
  const t = useTranslations('portalClocks.escalation')
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const hasCome = useHasCome(ticket.escalation?.at)
  const { escalation, number } = ticket
  if (escalation === null || (escalation.at === null && !escalation.isAllowed)) return null
  const { at, phone, escalatedAt } = escalation
  if (!escalation.isAllowed && !hasCome) {
    return (
      <p className="soft md mb-6">
        {at && t.rich(phone ? 'later' : 'laterNoPhone', { instant: format.instant(at), b: strong })}
      </p>
    )
  }
  const product = ticket.names.product ?? ''
  return (
    <section className="notice notice-act mb-6 case-notice" aria-labelledby="escalar">
      <Phone className="ico" aria-hidden />
      <div className="grow stack">
        <h2 id="escalar">{t('title')}</h2>
        <p>
          {phone
            ? t.rich('phone', {
                product,
                phone,
                a: (words) => (
                  <a className="nowrap" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
                    <strong>{words}</strong>
                  </a>
                ),
              })
            : t('phoneNone')}{' '}
          {hours}
        </p>
        {escalatedAt && (
          <p>
            <Flag className="ico ico-sm" aria-hidden />{' '}
            {t('escalated', { instant: format.instant(escalatedAt) })}
          </p>
        )}
      </div>
      {mayEscalate && !escalatedAt && (
        <Button onClick={() => setIsOpen(true)}>{t('button')}</Button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <EscalateDialog number={number} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </section>
  )
}
