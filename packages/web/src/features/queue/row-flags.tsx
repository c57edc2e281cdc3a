import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import {
  CircleAlert,
  FileClock,
  FileWarning,
  Flag,
  Moon,
  SquareCheck,
  Timer,
  Zap,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { isRed, silentMinutes } from './silence.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const
const shownMax = 3

/** What a row wants noticed beside its subject; the weightiest first, three at most. */
export function RowFlags({ row }: { row: TicketListItem }) {
  const flags = useFlags(row).slice(0, shownMax)
  if (flags.length === 0) return null
  return (
    <span className="flags">
      {flags.map(({ id, tone, mark, words }) => (
        <Badge key={id} tone={tone} icon={mark}>
          {words}
        </Badge>
      ))}
    </span>
  )
}

type RowFlag = { id: string; tone: BadgeTone; mark: ReactNode; words: string }

function useFlags(row: TicketListItem): RowFlag[] {
  const t = useTranslations('console.queue')
  const clocks = useTranslations('consoleClocks.flag')
  const format = useFormat()
  const consent = row.pendingDecisions.find(({ kind }) => kind === 'hours')
  const now = nowMs()
  const isPriority = row.priorityState === 'claimed' || row.priorityState === 'confirmed'
  const wanted: (RowFlag | false | null | undefined)[] = [
    isPriority && {
      id: 'priority',
      tone: 'act',
      mark: <Zap {...icon} />,
      words: t('priorityFlag'),
    },
    (row.flags?.escalatedAt ?? null) !== null && {
      id: 'escalated',
      tone: 'late',
      mark: <Flag {...icon} />,
      words: clocks('escalated'),
    },
    isRed(row, now) && {
      id: 'red',
      tone: 'late',
      mark: <CircleAlert {...icon} />,
      words: clocks('silent', { duration: format.duration(silentMinutes(row, now)) }),
    },
    row.away && {
      id: 'away',
      tone: 'plain',
      mark: <Moon {...icon} />,
      words: clocks('away', { instant: format.instant(row.away.until) }),
    },
    (row.flags?.entitlement ?? null) !== null && {
      id: 'entitlement',
      tone: 'late',
      mark: <FileWarning {...icon} />,
      words: t('entitlementFlag'),
    },
    row.evidenceMissing.length > 0 && {
      id: 'evidence',
      tone: 'soon',
      mark: <FileWarning {...icon} />,
      words: t('evidenceFlag'),
    },
    row.termsPending && {
      id: 'terms',
      tone: 'soon',
      mark: <FileClock {...icon} />,
      words: t('termsFlag'),
    },
    consent && {
      id: 'consent',
      tone: 'act',
      mark: <Timer {...icon} />,
      words: t('consentFlag', { duration: format.duration(consent.minutes ?? 0) }),
    },
    row.status === 'in_validation' && {
      id: 'validation',
      tone: 'act',
      mark: <SquareCheck {...icon} />,
      words: t('validationFlag'),
    },
  ]
  return wanted.filter((flag) => typeof flag === 'object' && flag !== null)
}
