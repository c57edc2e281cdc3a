import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { FileWarning } from 'lucide-react'
import { useTranslations } from 'use-intl'

const entitlements = [
  'no_contract',
  'not_started',
  'expired',
  'product_not_covered',
  'overdue',
  'suspended',
] as const

/** What raised the flags of the case, each in words (EN-1, EN-2, IN-2, IN-3, IN-10). */
export function CaseFlags({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleRules.case.flags')
  const raised = useRaised(ticket)
  if (raised.length === 0) return null
  return (
    <section className="ctx" aria-labelledby="ctx-marcas">
      <header>
        <h2 id="ctx-marcas">{t('title')}</h2>
      </header>
      <ul className="silence">
        {raised.map((words) => (
          <li key={words} className="late">
            <FileWarning className="ico" aria-hidden />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useRaised({ flags, evidenceMissing, criticalWindow }: TicketView): string[] {
  const t = useTranslations('consoleRules.case.flags')
  const entitlement = entitlements.find((one) => one === flags?.entitlement)
  const raised: (string | false | null | undefined)[] = [
    entitlement ? t(`entitlement.${entitlement}`) : flags?.entitlement,
    flags?.subject && t('subject'),
    evidenceMissing.length > 0 &&
      t('evidence', { kinds: evidenceMissing.map((kind) => t(`kind.${kind}`)).join(', ') }),
    criticalWindow?.isLate && t('lateWindow'),
  ]
  return raised.filter((words) => typeof words === 'string')
}
