import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Merge } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'
import { useUnmerge } from './use-unmerge.ts'

type Props = {
  ticket: Pick<TicketView, 'number' | 'mergedInto' | 'mergedFrom' | 'unmergeableUntil'>
  hrefOf: (number: number) => string
}

/** IN-6: of a case that became part of another, and of the other. */
export function MergedBanner({ ticket, hrefOf }: Props) {
  const { mergedInto, mergedFrom } = ticket
  const t = useTranslations('consoleRules.merge')
  if (mergedInto !== null) return <Merged ticket={ticket} into={mergedInto} hrefOf={hrefOf} />
  if (mergedFrom.length === 0) return null
  return (
    <p className="notice notice-plain sm">
      <Merge className="ico ico-sm" aria-hidden />
      <span>
        {t.rich('includes', {
          count: mergedFrom.length,
          numbers: () =>
            mergedFrom.map((number, place) => (
              <span key={number}>
                {place > 0 && ', '}
                <Link to={hrefOf(number)}>{number}</Link>
              </span>
            )),
        })}
      </span>
    </p>
  )
}

type MergedProps = Props & { into: number }

function Merged({ ticket: { number, unmergeableUntil }, into, hrefOf }: MergedProps) {
  const t = useTranslations('consoleRules.merge')
  const format = useFormat()
  const unmerge = useUnmerge()
  const isOver = useHasCome(unmergeableUntil ?? null)
  const canUndo = Boolean(unmergeableUntil) && !isOver
  return (
    <div className="notice notice-act case-notice sm">
      <Merge className="ico ico-sm" aria-hidden />
      <div className="grow">
        <p>
          {t.rich('isPartOf', {
            number,
            original: () => <Link to={hrefOf(into)}>{into}</Link>,
          })}
          {canUndo && unmergeableUntil && (
            <> {t('undoUntil', { time: format.instant(unmergeableUntil) })}</>
          )}
        </p>
        {unmerge.error && <ProblemNotice error={unmerge.error} />}
      </div>
      {canUndo && (
        <Button size="sm" busy={unmerge.isPending} onClick={() => unmerge.mutate(number)}>
          {t('undo')}
        </Button>
      )}
    </div>
  )
}
