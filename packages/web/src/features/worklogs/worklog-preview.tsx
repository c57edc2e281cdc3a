import type { WorklogPreviewView } from '@mesa/shared/wire/worklogs.schema'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useFormat } from '../../lib/use-format.ts'
import { isWhole, type Entry } from './entry.ts'
import { worklogQueries } from './worklogs.queries.ts'

type Props = { number: number; entry: Entry; people: readonly string[] }

/** What the entry would charge, what not and why, and what the contract would have left. */
export function WorklogPreview({ number, entry, people }: Props) {
  const t = useTranslations('consoleCase.work')
  const { component, minutes, billable } = useDebounced(entry, 300)
  const body = { component, minutes, billable, ...(people.length > 0 && { people: [...people] }) }
  const { data, error } = useQuery({
    ...worklogQueries.preview(number, body),
    enabled: isWhole(body),
  })
  return (
    <section className="next" aria-live="polite">
      <h3>{t('preview')}</h3>
      {error && <ProblemNotice error={error} />}
      {data && isWhole(entry) ? <Sum preview={data} /> : <p className="soft">{t('previewWait')}</p>}
    </section>
  )
}

function Sum({ preview }: { preview: WorklogPreviewView }) {
  const t = useTranslations('consoleCase.work')
  const format = useFormat()
  const { roundedMinutes, chargedMinutes, unchargedMinutes, why, balanceAfterMinutes } = preview
  const full = (minutes: number) => format.duration(minutes, 'full')
  return (
    <>
      <dl className="sum">
        <dt>{t('rounded')}</dt>
        <dd>{full(roundedMinutes)}</dd>
        <dt>{t('charged')}</dt>
        <dd>{full(chargedMinutes)}</dd>
        <dt>{t('heldAfter')}</dt>
        <dd>{full(preview.heldAfterMinutes)}</dd>
        {balanceAfterMinutes !== null && (
          <>
            <dt className="total">{t('balanceAfter')}</dt>
            <dd className="total">{full(balanceAfterMinutes)}</dd>
          </>
        )}
      </dl>
      {unchargedMinutes > 0 && (
        <p className="notice notice-soon md">
          <TriangleAlert className="ico" aria-hidden />
          {t('unchargedOf', {
            uncharged: full(unchargedMinutes),
            why: why ? t(`why.${why}`) : '',
          })}
        </p>
      )}
    </>
  )
}
