import type { CoverageView, ObjectionView } from '@mesa/shared/wire/coverage.schema'
import type { Coverage } from '@mesa/shared/wire/vocabulary.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { answerObjection, ruleCoverage } from './coverage.queries.ts'

const coverages = ['contract', 'warranty', 'included', 'independent', 'courtesy'] as const

type RuleDialogProps = {
  number: number
  view: CoverageView
  /** The one that is answered; null: a ruling by itself. */
  objection: ObjectionView | null
  onClose: () => void
}

/** Rules the coverage of a case, or answers who objected to it; upholding rules anew in the same act. */
export function RuleDialog({ number, view, objection, onClose }: RuleDialogProps) {
  const t = useTranslations('consoleCase.coverage')
  const form = useTranslations('consoleCase.form')
  const id = useId()
  const [outcome, setOutcome] = useState<'upheld' | 'rejected'>('upheld')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { rule, answer } = useActs(number, onClose)
  const isRuling = objection === null || outcome === 'upheld'
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason')
    const ruling = isRuling ? rulingOf(data) : null
    const found: Record<string, string> = {}
    if (!reason) found['reason'] = form('required')
    if (isRuling && !ruling) found['coverage'] = form('required')
    setErrors(found)
    if (Object.keys(found).length > 0) return
    if (objection === null && ruling) rule.mutate({ ...ruling, reason })
    else if (objection)
      answer.mutate({
        id: objection.id,
        body: { outcome, answer: reason, ...(ruling && { ruling }) },
      })
  }
  const sent = objection ? answer : rule
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(objection ? 'answerTitle' : 'ruleTitle')}
      actions={
        <>
          <Button onClick={onClose}>{form('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={sent.isPending}>
            {t(objection ? 'answerGo' : 'ruleGo')}
          </Button>
        </>
      }
    >
      <Form
        {...{ id, errors }}
        className="form stack"
        onSubmit={submit}
        submitError={sent.error}
        pending={sent.isPending}
      >
        {objection && <Outcome {...{ objection, outcome, onChoose: setOutcome }} />}
        {isRuling && <RulingFields view={view} startsEmpty={objection !== null} />}
        <TextArea
          name="reason"
          label={t(objection ? 'answerText' : 'reason')}
          description={t(isRuling ? 'reasonHint' : 'answerHint')}
          maxLength={4000}
        />
      </Form>
    </Dialog>
  )
}

type OutcomeProps = {
  objection: ObjectionView
  outcome: 'upheld' | 'rejected'
  onChoose: (outcome: 'upheld' | 'rejected') => void
}

function Outcome({ objection, outcome, onChoose }: OutcomeProps) {
  const t = useTranslations('consoleCase.coverage')
  return (
    <>
      <p className="soft">
        {t('objection', { name: objection.madeBy.name })}: «{objection.reason}»
      </p>
      <RadioGroup
        name="outcome"
        label={t('outcome')}
        look="segments"
        value={outcome}
        onChange={(value) => onChoose(value === 'rejected' ? 'rejected' : 'upheld')}
        choices={[
          { value: 'upheld', label: t('status.upheld') },
          { value: 'rejected', label: t('status.rejected') },
        ]}
      />
    </>
  )
}

function rulingOf(data: FormData) {
  const coverage = coverages.find((one) => one === formText(data, 'coverage'))
  if (!coverage) return null
  const contractId = formText(data, 'contractId')
  return { coverage, ...(contractId && { contractId }) }
}

/** Who is right about an objection says what else holds: nothing is chosen beforehand. */
function RulingFields({ view, startsEmpty }: { view: CoverageView; startsEmpty: boolean }) {
  const { coverage, choices, contract } = view
  const t = useTranslations('consoleCase.coverage')
  const words = useTranslations('console.words')
  const format = useFormat()
  return (
    <>
      <RadioGroup
        name="coverage"
        label={t('coverage')}
        {...(!startsEmpty && { defaultValue: coverage })}
        choices={coverages.map((value: Coverage) => ({
          value,
          label: <strong>{words(`coverage.${value}`)}</strong>,
          description: t(`does.${value}`),
        }))}
      />
      <Select
        name="contractId"
        label={t('paidBy')}
        optional
        description={t('paidByHint')}
        placeholder={contract ? t('contract', { ...contract }) : t('asFits')}
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
    </>
  )
}

function useActs(number: number, onDone: () => void) {
  const t = useTranslations('consoleCase.coverage')
  const format = useFormat()
  const families = ['tickets', 'contracts', 'hours']
  const rule = useAct({
    act: (body: Parameters<typeof ruleCoverage>[1], key) => ruleCoverage(number, body, key),
    families,
    onDone: ({ effects }) => {
      const moved = {
        back: format.duration(effects.reversedMinutes),
        charged: format.duration(effects.chargedMinutes),
      }
      showToast(effects.worklogs > 0 ? t('ruledMoved', moved) : t('ruled'))
      onDone()
    },
  })
  const answer = useAct({
    act: ({ id, body }: { id: string; body: Parameters<typeof answerObjection>[1] }, key) =>
      answerObjection(id, body, key),
    families,
    onDone: () => {
      showToast(t('answerSent'))
      onDone()
    },
  })
  return { rule, answer }
}
