import type { AfterHoursStatus, AfterHoursView } from '@mesa/shared/wire/after-hours.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { afterHoursQueries } from './after-hours.queries.ts'

const tones: Record<AfterHoursStatus, BadgeTone> = {
  asked: 'act',
  offered: 'soon',
  unavailable: 'neutral',
  accepted: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
}

/** IN-1: the windows outside of hours that the customer asked for. Nothing where there is none. */
export function AfterHoursPanel({ number }: { number: number }) {
  const t = useTranslations('consoleRules.afterHours')
  const query = useQuery(afterHoursQueries.list(number))
  const requests = query.data?.items ?? []
  if (requests.length === 0 && !query.isError) return null
  return (
    <section className="ctx" aria-labelledby="ctx-fuera-de-horario">
      <header>
        <h2 id="ctx-fuera-de-horario">{t('title')}</h2>
      </header>
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="stack">
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </section>
  )
}

function Request({ request }: { request: AfterHoursView }) {
  const t = useTranslations('consoleRules.afterHours')
  const format = useFormat()
  const [isAnswering, setIsAnswering] = useState(false)
  const { startsAt, endsAt, status, note, askedBy, hourPrice, answerNote, workedMinutes } = request
  return (
    <li className="stack">
      <span className="row row-between wrap">
        <strong>
          {t('window', { from: format.instant(startsAt), to: format.instant(endsAt) })}
        </strong>
        <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      </span>
      <span className="soft">
        {t('askedBy', { name: askedBy.name })} {note && t('note', { note })}
      </span>
      {hourPrice && <span>{t('price', { price: format.money(hourPrice) })}</span>}
      {answerNote && <span className="soft">{t('note', { note: answerNote })}</span>}
      {status === 'accepted' && (
        <span className="soft">{t('worked', { duration: format.duration(workedMinutes) })}</span>
      )}
      {status === 'asked' && (
        <span>
          <Button size="sm" look="primary" onClick={() => setIsAnswering(true)}>
            {t('answer')}
          </Button>
        </span>
      )}
      {isAnswering && <AnswerDialog request={request} onClose={() => setIsAnswering(false)} />}
    </li>
  )
}
