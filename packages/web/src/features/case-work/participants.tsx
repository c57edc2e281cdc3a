import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { caseWorkQueries } from './case-work.queries.ts'

/** CV-10: with whom of the organization the case is shared; nothing where it is not. */
export function Participants({ number }: { number: number }) {
  const t = useTranslations('consoleRules.case.participants')
  const query = useQuery(caseWorkQueries.participants(number))
  const people = query.data?.items ?? []
  if (people.length === 0 && !query.isError) return null
  return (
    <section className="ctx" aria-labelledby="ctx-participantes">
      <header>
        <h2 id="ctx-participantes">{t('title')}</h2>
      </header>
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="stack">
        {people.map(({ userId, name, access }) => (
          <li key={userId}>
            {name} <span className="soft">{t(access)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
