import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { FileWarning, Moon, SquareCheck, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const

/** What a row wants noticed beside its subject; the weightiest first, two at most. */
export function RowFlags({ row }: { row: TicketListItem }) {
  const t = useTranslations('console.queue')
  const format = useFormat()
  const consent = row.pendingDecisions.find(({ kind }) => kind === 'hours')
  const flags: ReactNode[] = []
  if (row.flags?.entitlement) {
    flags.push(
      <Badge key="entitlement" tone="late" icon={<FileWarning {...icon} />}>
        {t('entitlementFlag')}
      </Badge>,
    )
  }
  if (row.evidenceMissing.length > 0) {
    flags.push(
      <Badge key="evidence" tone="soon" icon={<FileWarning {...icon} />}>
        {t('evidenceFlag')}
      </Badge>,
    )
  }
  if (consent) {
    flags.push(
      <Badge key="consent" tone="act" icon={<Timer {...icon} />}>
        {t('consentFlag', { duration: format.duration(consent.minutes ?? 0) })}
      </Badge>,
    )
  }
  if (row.status === 'in_validation') {
    flags.push(
      <Badge key="validation" tone="act" icon={<SquareCheck {...icon} />}>
        {t('validationFlag')}
      </Badge>,
    )
  }
  if (row.away) {
    flags.push(
      <Badge key="away" tone="plain" icon={<Moon {...icon} />}>
        {t('awayFlag', { time: format.time(row.away.until) })}
      </Badge>,
    )
  }
  if (flags.length === 0) return null
  return <span className="flags">{flags.slice(0, 2)}</span>
}
