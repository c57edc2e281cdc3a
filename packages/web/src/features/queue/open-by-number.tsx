import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { queueQueries } from './queue.queries.ts'
import { caseNumberIn } from './views.ts'

/** Whoever searches a number means that case, whatever the view holds: the way to it, if it exists. */
export function OpenByNumber({ params }: { params: URLSearchParams }) {
  const t = useTranslations('console.queue')
  const number = caseNumberIn(params)
  const { data } = useQuery({
    ...queueQueries.byNumber(number ?? 0),
    enabled: number !== null,
  })
  return (
    <div role="status">
      {number !== null && data && (
        <Link className="c-jump" to={paths.deskCase(data.number, params.toString())}>
          <ArrowRight className="ico" aria-hidden />
          <strong className="nowrap">{t('openNumber', { number: String(data.number) })}</strong>
          <span className="trunc">
            <SubjectText>{data.subject}</SubjectText>
          </span>
        </Link>
      )}
    </div>
  )
}
