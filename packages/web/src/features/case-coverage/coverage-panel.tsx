import type { CoverageView, ObjectionView } from '@mesa/shared/wire/coverage.schema'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { coverageQueries } from './coverage.queries.ts'

const RuleDialog = lazy(async () => {
  const { RuleDialog: Loaded } = await import('./rule-dialog.tsx')
  return { default: Loaded }
})

/** HR-4: how the case is covered, who ruled it and why, and what its customer says of that. */
export function CoveragePanel({ number }: { number: number }) {
  const t = useTranslations('consoleCase.coverage')
  const query = useQuery(coverageQueries.of(number))
  return (
    <Loaded query={query} lines={2} refused={<p className="ctx">{t('refused')}</p>}>
      {(view) => <Panel number={number} view={view} />}
    </Loaded>
  )
}

function Panel({ number, view }: { number: number; view: CoverageView }) {
  const t = useTranslations('consoleCase.coverage')
  const words = useTranslations('console.words')
  const format = useFormat()
  const [answering, setAnswering] = useState<'ruling' | ObjectionView | null>(null)
  const { ruling, funding, contract, canRule, coverage } = view
  const close = () => setAnswering(null)
  return (
    <section className="ctx" aria-labelledby="ctx-cobertura">
      <header>
        <h2 id="ctx-cobertura">{t('title')}</h2>
        <Badge>{words(`coverage.${coverage}`)}</Badge>
      </header>
      {ruling ? (
        <p className="soft">
          {t('ruledBy', { name: ruling.by, instant: format.instant(ruling.at) })} «{ruling.reason}»
        </p>
      ) : (
        <p className="soft">{t('byDefault')}</p>
      )}
      {contract && <p className="soft">{t('contract', { ...contract })}</p>}
      {funding && (
        <p className="soft">
          {t(`funding.${funding.source}`, {
            name: funding.by,
            instant: format.instant(funding.at),
          })}
        </p>
      )}
      <Objections number={number} onAnswer={setAnswering} />
      {canRule && (
        <p>
          <Button size="sm" onClick={() => setAnswering('ruling')}>
            {t(ruling ? 'ruleAgain' : 'rule')}
          </Button>
        </p>
      )}
      {answering && (
        <Suspense fallback={null}>
          <RuleDialog
            number={number}
            view={view}
            objection={answering === 'ruling' ? null : answering}
            onClose={close}
          />
        </Suspense>
      )}
    </section>
  )
}

type ObjectionsProps = { number: number; onAnswer: (objection: ObjectionView) => void }

/** Who objected and why, with the answer once there is one. */
function Objections({ number, onAnswer }: ObjectionsProps) {
  const t = useTranslations('consoleCase.coverage')
  const words = useTranslations('console.words')
  const format = useFormat()
  const { data } = useQuery(coverageQueries.objections(number))
  if (!data || data.items.length === 0) return null
  return (
    <ul className="stack">
      {data.items.map((objection) => (
        <li key={objection.id} className="stack">
          <span className="row row-between wrap">
            <strong>{t('objection', { name: objection.madeBy.name })}</strong>
            <Badge tone={objection.status === 'open' ? 'act' : 'plain'}>
              {t(`status.${objection.status}`)}
            </Badge>
          </span>
          <span className="soft">
            {t('objectedTo', {
              coverage: words(`coverage.${objection.coverage}`),
              instant: format.instant(objection.madeAt),
            })}
          </span>
          <span>«{objection.reason}»</span>
          {objection.answeredBy && objection.answer && (
            <span className="soft">
              {t('answered', { name: objection.answeredBy.name, answer: objection.answer })}
            </span>
          )}
          {objection.canAnswer && (
            <span>
              <Button size="sm" look="primary" onClick={() => onAnswer(objection)}>
                {t('answer')}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
