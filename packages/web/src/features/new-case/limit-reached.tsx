import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CaseCloser } from '@mesa/shared/wire/common.schema'
import { paths } from '../../lib/paths.ts'
import type { ProblemError } from '../../lib/problem.ts'

type OpenTicket = { number: number; subject: string; closableBy: CaseCloser[] }

/** EN-3: no place is left; which cases hold them, and who can close each. */
export function LimitReached({ error }: { error: ProblemError }) {
  const t = useTranslations('portalNewCase')
  const portal = useTranslations('portal')
  const tickets = (error.extra['openTickets'] ?? []) as OpenTicket[]
  return (
    <div className="stack">
      <strong>{t('limitTitle')}</strong>
      <p className="md">{t('limitBody')}</p>
      <ul className="match">
        {tickets.map(({ number, subject, closableBy }) => (
          <li key={number}>
            <Link to={paths.case(number)}>
              {portal('caseNumber', { number: String(number) })}. {subject}
            </Link>
            {closableBy.length > 0 && (
              <p>{t('limitClosable', { who: closableBy.map(({ name }) => name).join(', ') })}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
