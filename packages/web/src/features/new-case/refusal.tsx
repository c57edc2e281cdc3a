import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CaseCloser, DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import { Button } from '../../components/button.tsx'
import { paths } from '../../lib/paths.ts'
import { ProblemError } from '../../lib/problem.ts'
import { LookAlikes } from './look-alikes.tsx'

type RefusalProps = { error: unknown; productName: string; onConfirmNew: () => void; busy: boolean }

/** Refusals that are not about one field, in words that say who can change them; others give null. */
export function refusalOf(props: RefusalProps): ReactNode {
  const { error } = props
  if (!(error instanceof ProblemError)) return null
  if (error.code === 'possible_duplicate') return <Duplicates {...props} error={error} />
  if (error.code === 'open_case_limit') return <LimitReached error={error} />
  if (error.code === 'standing' || error.code === 'not_entitled') {
    return <NotEntitled error={error} productName={props.productName} />
  }
  return null
}

function Duplicates(props: Omit<RefusalProps, 'error'> & { error: ProblemError }) {
  const t = useTranslations('portalNewCase')
  const candidates = (props.error.extra['candidates'] ?? []) as DuplicateCandidate[]
  return (
    <div className="stack">
      <strong>{t('duplicateTitle')}</strong>
      <p className="md">{t('duplicateBody')}</p>
      <LookAlikes candidates={candidates} />
      <div>
        <Button busy={props.busy} onClick={props.onConfirmNew}>
          {t('duplicateNew')}
        </Button>
      </div>
    </div>
  )
}

type OpenTicket = { number: number; subject: string; closableBy: CaseCloser[] }

function LimitReached({ error }: { error: ProblemError }) {
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

function NotEntitled({ error, productName }: { error: ProblemError; productName: string }) {
  const t = useTranslations('portalNewCase')
  const reason = error.extra['reason']
  const words = () => {
    if (error.code === 'not_entitled') return t('notEntitled', { product: productName })
    return t(reason === 'suspended' ? 'standing.suspended' : 'standing.overdue')
  }
  return (
    <div className="stack">
      <strong>{t('refusedTitle')}</strong>
      <p className="md">
        {words()} {t('refusedKept')}
      </p>
    </div>
  )
}
