import type { ChooseFundingBody, CoverageView } from '@mesa/shared/wire/coverage.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Form } from '../../components/form.tsx'
import { Select } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { chooseFunding } from './coverage.queries.ts'

/** HR-7: the key user says whether hours are the contract's or quoted apart. */
export function FundingChoice({ number, view }: { number: number; view: CoverageView }) {
  const t = useTranslations('portalCase.coverage')
  const format = useFormat()
  const [isChoosing, setIsChoosing] = useState(false)
  const { funding, canChooseFunding } = view
  return (
    <>
      {funding && (
        <p className="sm">
          {t(`funding.${funding.source}`)}{' '}
          <span className="block muted">
            {t('saidBy', { name: funding.by, instant: format.instant(funding.at) })}
          </span>
        </p>
      )}
      {canChooseFunding && !isChoosing && (
        <p>
          <Button size="sm" onClick={() => setIsChoosing(true)}>
            {t(funding ? 'changeFunding' : 'chooseFunding')}
          </Button>
        </p>
      )}
      {canChooseFunding && isChoosing && (
        <FundingForm number={number} view={view} onClose={() => setIsChoosing(false)} />
      )}
    </>
  )
}

type FundingFormProps = { number: number; view: CoverageView; onClose: () => void }

function FundingForm({ number, view, onClose }: FundingFormProps) {
  const t = useTranslations('portalCase.coverage')
  const [source, setSource] = useState<'contract' | 'quote'>(view.funding?.source ?? 'contract')
  const choose = useAct({
    act: (body: ChooseFundingBody, key) => chooseFunding(number, body, key),
    families: ['tickets', 'hours', 'contracts'],
    onDone: () => {
      showToast(t('fundingSaid'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const contractId = formText(data, 'contractId')
    choose.mutate({ source, ...(source === 'contract' && contractId && { contractId }) })
  }
  return (
    <Form
      className="form stack"
      onSubmit={submit}
      submitError={choose.error}
      pending={choose.isPending}
    >
      <RadioGroup
        name="source"
        label={t('fundingLabel')}
        value={source}
        onChange={(value) => setSource(value === 'quote' ? 'quote' : 'contract')}
        choices={(['contract', 'quote'] as const).map((value) => ({
          value,
          label: <strong>{t(`sources.${value}`)}</strong>,
          description: t(`sourceDoes.${value}`),
        }))}
      />
      {source === 'contract' && view.choices.length > 1 && <WhichContract view={view} />}
      <div className="row wrap">
        <Button look="primary" type="submit" busy={choose.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('keep')}</Button>
      </div>
    </Form>
  )
}

function WhichContract({ view: { choices, contract } }: { view: CoverageView }) {
  const t = useTranslations('portalCase.coverage')
  const format = useFormat()
  return (
    <Select
      name="contractId"
      label={t('which')}
      defaultValue={contract?.id ?? ''}
      choices={choices.map(({ id, number, name, endsOn, balanceMinutes }) => ({
        value: id,
        label: t('choice', {
          number,
          name,
          until: format.date(lastDay(endsOn)),
          left: format.duration(balanceMinutes),
        }),
      }))}
    />
  )
}
