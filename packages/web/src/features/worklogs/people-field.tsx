import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { worklogQueries } from './worklogs.queries.ts'

type Props = {
  readerId: string
  chosen: readonly string[]
  onChosen: (ids: readonly string[]) => void
}

/** Who worked with the reader, at the same time; the same minutes are logged for each. */
export function PeopleField({ readerId, chosen, onChosen }: Props) {
  const t = useTranslations('consoleCase.work')
  const { data } = useQuery(worklogQueries.staff())
  const colleagues = (data?.items ?? []).filter(
    ({ id, role }) => id !== readerId && (role === 'agent' || role === 'supervisor'),
  )
  if (colleagues.length === 0) return null
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <details className="disclosure">
      <summary>{t('people', { count: chosen.length })}</summary>
      <fieldset className="stack">
        <legend className="sr">{t('peopleHint')}</legend>
        <p className="muted xs">{t('peopleHint')}</p>
        {colleagues.map(({ id, name }) => (
          <Checkbox
            key={id}
            name={`person-${id}`}
            label={name}
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </fieldset>
    </details>
  )
}
