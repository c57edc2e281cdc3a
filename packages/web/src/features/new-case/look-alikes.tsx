import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { Badge } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Open cases that look like the draft (IN-5), each with the way to go on there. */
export function LookAlikes({ candidates }: { candidates: readonly DuplicateCandidate[] }) {
  const t = useTranslations('portalNewCase')
  const portal = useTranslations('portal')
  const format = useFormat()
  return (
    <ul className="match">
      {candidates.map((candidate) => (
        <li key={candidate.number}>
          <span className="row">
            <Link to={paths.case(candidate.number)}>
              {portal('caseNumber', { number: String(candidate.number) })}
            </Link>
            <Badge>{portal(`status.${candidate.status as TicketStatus}`)}</Badge>
          </span>
          <p>
            <SubjectText>{candidate.subject}</SubjectText>.{' '}
            {t('alikeOpened', { instant: format.instant(candidate.openedAt) })}
          </p>
          <Link className="sm" to={paths.case(candidate.number)}>
            {t('alikeGo', { number: String(candidate.number) })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
