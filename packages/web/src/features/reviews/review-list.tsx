import type { ReviewCheck, ReviewListItem } from '@mesa/shared/wire/reviews.schema'
import { CircleAlert, FileWarning, Flag, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { RelativeTime } from '../../components/gauges.tsx'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'

const icon = { className: 'ico', 'aria-hidden': true } as const
const looks: Record<ReviewCheck, { tone: BadgeTone; mark: ReactNode }> = {
  priority: { tone: 'act', mark: <Zap {...icon} /> },
  escalated: { tone: 'late', mark: <Flag {...icon} /> },
  entitlement: { tone: 'late', mark: <FileWarning {...icon} /> },
  evidence: { tone: 'soon', mark: <FileWarning {...icon} /> },
  subject: { tone: 'soon', mark: <CircleAlert {...icon} /> },
}
const order = ['priority', 'escalated', 'entitlement', 'evidence', 'subject'] as const

type Props = {
  rows: readonly ReviewListItem[]
  current: number | null
  hrefOf: (row: ReviewListItem) => string
}

/** What nobody reviewed, each with what intake must look at. */
export function ReviewRows({ rows, current, hrefOf }: Props) {
  return (
    <ul className="rv-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            className="cc-item"
            to={hrefOf(row)}
            data-case={row.number}
            aria-current={row.number === current ? 'true' : undefined}
          >
            <span className="m trunc">
              {row.number} {row.names.organization}
            </span>
            <span className="m">
              <RelativeTime instant={row.openedAt} />
            </span>
            <span className="s">
              <SubjectText>{row.subject}</SubjectText>
            </span>
            <Checks checks={row.checks} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What asked for attention when the case came in, in words. */
function Checks({ checks }: { checks: readonly ReviewCheck[] }) {
  const t = useTranslations('consoleReview.check')
  if (checks.length === 0) return null
  return (
    <span className="rv-marks">
      {order
        .filter((check) => checks.includes(check))
        .map((check) => (
          <Badge key={check} tone={looks[check].tone} icon={looks[check].mark}>
            {t(check)}
          </Badge>
        ))}
    </span>
  )
}
