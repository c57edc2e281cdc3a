import type { DecisionView } from '@mesa/shared/wire/decisions.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { caseWorkQueries, withdrawDecision } from './case-work.queries.ts'

const tones: Record<DecisionView['status'], BadgeTone> = {
  pending: 'act',
  accepted: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  expired: 'neutral',
}

/** Every consent of the case with its state. */
export function Consents({ number }: { number: number }) {
  const t = useTranslations('consoleCase.consent')
  const query = useQuery(caseWorkQueries.decisions(number))
  return (
    <section className="ctx" aria-labelledby="ctx-permisos">
      <header>
        <h2 id="ctx-permisos">{t('title')}</h2>
      </header>
      <Loaded query={query}>
        {({ items }) => {
          const consents = items.filter(({ kind }) => kind === 'hours')
          if (consents.length === 0) return <p className="muted">{t('none')}</p>
          return (
            <ul className="stack">
              {consents.map((consent) => (
                <Consent key={consent.id} consent={consent} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function Consent({ consent }: { consent: DecisionView }) {
  const t = useTranslations('consoleCase.consent')
  const format = useFormat()
  const { id, status, minutes, purpose, answeredBy, answeredAt, expiresAt } = consent
  const withdraw = useAct({
    act: (decisionId: string, key) => withdrawDecision(decisionId, key),
    families: ['tickets'],
    onDone: () => showToast(t('withdrawn')),
  })
  return (
    <li className="stack">
      <span className="row row-between">
        <strong>
          {format.duration(minutes ?? 0)}
          {purpose && <span className="soft font-normal">, {t(`purposes.${purpose}`)}</span>}
        </strong>
        <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>
      </span>
      <span className="muted xs">
        {answeredBy && answeredAt
          ? t('by', { name: answeredBy.name, time: format.instant(answeredAt) })
          : expiresAt && status === 'pending' && t('expires', { time: format.instant(expiresAt) })}
      </span>
      {status === 'pending' && (
        <span>
          <Button size="sm" busy={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
            {t('withdraw')}
          </Button>
        </span>
      )}
      {withdraw.error && <ProblemNotice error={withdraw.error} />}
    </li>
  )
}
