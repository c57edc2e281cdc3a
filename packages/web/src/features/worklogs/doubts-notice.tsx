import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSession } from '../../app/session.ts'
import { useFormat } from '../../lib/use-format.ts'
import { doubtsOf, endOf, type Span } from './doubts.ts'
import { worklogQueries } from './worklogs.queries.ts'

type Props = { number: number; openedAt: string; span: Span }

/** Warns beside the time of the work, and refuses nothing. */
export function DoubtsNotice({ number, openedAt, span }: Props) {
  const t = useTranslations('consoleCase.work')
  const word = useTranslations('console.words.component')
  const format = useFormat()
  const { user } = useSession()
  const { data } = useQuery(worklogQueries.list(number))
  const entries = data?.items ?? []
  const { beginsBeforeCase, sameTime } = doubtsOf(span, { openedAt, authorId: user.id, entries })
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
