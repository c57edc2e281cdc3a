import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { doubtsOf, endOf, type Span, type WorkedCase } from './doubts.ts'
import { worklogQueries } from './worklogs.queries.ts'
import { useComponentWord } from '../../lib/component-word.ts'

type Props = { about: WorkedCase; span: Span; exceptId?: string }

/** Warns beside the time of the work, and refuses nothing. */
export function DoubtsNotice({ about, span, exceptId }: Props) {
  const { number, openedAt, userId } = about
  const t = useTranslations('consoleCase.work')
  const word = useComponentWord()
  const format = useFormat()
  const { data } = useQuery(worklogQueries.list(number))
  const entries = (data?.items ?? []).filter(({ id }) => id !== exceptId)
  const { beginsBeforeCase, sameTime } = doubtsOf(span, { openedAt, authorId: userId, entries })
  return (
    <div role="status">
      {(beginsBeforeCase || sameTime) && (
        <div className="notice notice-soon md">
          <TriangleAlert className="ico" aria-hidden />
          <div>
            {beginsBeforeCase && <p>{t('beforeOpened', { instant: format.instant(openedAt) })}</p>}
            {sameTime && (
              <p>
                {t('overlapsEntry', {
                  from: format.instant(sameTime.startedAt),
                  to: format.time(endOf(sameTime)),
                  what: word(sameTime.component),
                })}
              </p>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
