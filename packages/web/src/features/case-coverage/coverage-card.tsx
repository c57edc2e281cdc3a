import type { CoverageView } from '@mesa/shared/wire/coverage.schema'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { coverageQueries, objectToCoverage } from './coverage.queries.ts'
import { FundingChoice } from './funding-choice.tsx'

type CoverageCardProps = { number: number; section: (content: ReactNode) => ReactNode }

/** HR-4 for the customer: who pays, why, where the hours come from, and not to agree. */
export function CoverageCard({ number, section }: CoverageCardProps) {
  const { data: view } = useQuery(coverageQueries.of(number))
  if (!view) return null
  return section(<Covered number={number} view={view} />)
}

function Covered({ number, view }: { number: number; view: CoverageView }) {
  const t = useTranslations('portalCase.coverage')
  const format = useFormat()
  const [isObjecting, setIsObjecting] = useState(false)
  const { coverage, ruling, contract } = view
  return (
    <div className="stack">
      <p>
        <strong>{t(`is.${coverage}`)}</strong>
      </p>
      {ruling ? (
        <p className="sm">
          {t('ruledBy', { name: ruling.by, instant: format.instant(ruling.at) })}{' '}
          <span className="block muted">«{ruling.reason}»</span>
        </p>
      ) : (
        <p className="muted sm">{t('byDefault')}</p>
      )}
      {contract && <p className="muted sm">{t('contract', { ...contract })}</p>}
      {coverage === 'contract' && <FundingChoice number={number} view={view} />}
      <Objections number={number} />
      {view.canObject && !isObjecting && (
        <p>
          <Button size="sm" onClick={() => setIsObjecting(true)}>
            {t('object')}
          </Button>
        </p>
      )}
      {view.canObject && isObjecting && (
        <ObjectionForm number={number} onClose={() => setIsObjecting(false)} />
      )}
    </div>
  )
}

function Objections({ number }: { number: number }) {
  const t = useTranslations('portalCase.coverage')
  const format = useFormat()
  const { data } = useQuery(coverageQueries.objections(number))
  if (!data || data.items.length === 0) return null
  return (
    <ul className="stack sm">
      {data.items.map(({ id, madeBy, madeAt, reason, status, answer, answeredBy }) => (
        <li key={id}>
          <strong>{t(`status.${status}`)}</strong>{' '}
          {t('objected', { name: madeBy.name, instant: format.instant(madeAt) })}
          <span className="block muted">«{reason}»</span>
          {answeredBy && answer && (
            <span className="block">{t('answered', { name: answeredBy.name, answer })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function ObjectionForm({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useTranslations('portalCase.coverage')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const object = useAct({
    act: (reason: string, key) => objectToCoverage(number, reason, key),
    families: ['tickets'],
    onDone: () => {
      showToast(t('objectionSent'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason')
    setErrors(reason ? {} : { reason: t('reasonMissing') })
    if (reason) object.mutate(reason)
  }
  return (
    <Form
      errors={errors}
      className="form stack"
      onSubmit={submit}
      submitError={object.error}
      pending={object.isPending}
    >
      <TextArea
        name="reason"
        label={t('reason')}
        description={t('reasonHint')}
        rows={3}
        maxLength={4000}
      />
      <div className="row wrap">
        <Button look="primary" type="submit" busy={object.isPending}>
          {t('send')}
        </Button>
        <Button onClick={onClose}>{t('keep')}</Button>
      </div>
    </Form>
  )
}
