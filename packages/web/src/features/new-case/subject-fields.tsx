import { Check, Circle, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SubjectCheck, SubjectRuleState } from '@mesa/shared/intake/subject'
import type { ProductView } from '@mesa/shared/wire/products.schema'
import { SubjectText } from '../../components/subject-text.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'
import type { CaseDraft } from './use-draft.ts'

const summaryMax = 160
const announceAfterMs = 800

type SubjectFieldsProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  products: readonly ProductView[]
  check: SubjectCheck
  /** Right under the product: what stands in the way of a case of it. */
  productNote: ReactNode
  /** Right under the subject: look-alikes on a phone. */
  note: ReactNode
}

/** Product, module and summary, with the subject they make and its rules as one types (IN-2). */
export function SubjectFields(props: SubjectFieldsProps) {
  const { draft, onChange, products, check, productNote, note } = props
  const t = useTranslations('portalNewCase')
  const [hasLeft, setHasLeft] = useState(false)
  const product = products.find(({ id }) => id === draft.productId)
  return (
    <>
      <div className="form-2">
        <Select
          label={t('product')}
          name="productId"
          placeholder={t('productPick')}
          value={draft.productId}
          onChange={({ target }) => onChange({ productId: target.value, module: '' })}
          choices={products.map(({ id, name, isCovered }) => ({
            value: id,
            label: isCovered === false ? t('productUncovered', { name }) : name,
          }))}
        />
        <Select
          label={t('module')}
          name="module"
          placeholder={t(product ? 'modulePick' : 'moduleAfterProduct')}
          disabled={!product}
          value={draft.module}
          onChange={({ target }) => onChange({ module: target.value })}
          choices={(product?.modules ?? [])
            .filter(({ retired }) => !retired)
            .map(({ name }) => ({ value: name, label: name }))}
        />
      </div>
      {productNote}
      <div className="stack">
        <TextField
          label={t('summary')}
          name="summary"
          description={t('summaryHint')}
          maxLength={summaryMax}
          autoComplete="off"
          value={draft.summary}
          onChange={({ target }) => onChange({ summary: target.value })}
          onBlur={() => setHasLeft(draft.summary !== '')}
        />
        <ComposedSubject check={check} length={draft.summary.length} hasLeft={hasLeft} />
        {note}
      </div>
    </>
  )
}

type ComposedSubjectProps = { check: SubjectCheck; length: number; hasLeft: boolean }

function ComposedSubject({ check, length, hasLeft }: ComposedSubjectProps) {
  const t = useTranslations('portalNewCase')
  const spoken = useDebounced(check.subject, announceAfterMs)
  // Where the rulebook has no rule of subjects, what is typed is the subject.
  if (check.rules.length === 0) return null
  return (
    <>
      <div className="subject">
        <span className="xs">{t('subjectWillBe')}</span>
        <p className="subject-line">
          {check.subject === '' ? (
            <span className="muted">{t('subjectNothing')}</span>
          ) : (
            <SubjectText>{check.subject}</SubjectText>
          )}
        </p>
        <output className="sr">{spoken}</output>
      </div>
      <ul className="rules" aria-label={t('subjectRules')}>
        {check.rules.map((rule) => (
          <Rule key={rule.rule} rule={rule} hasLeft={hasLeft} />
        ))}
        <li className="todo">{t('length', { count: length, max: summaryMax })}</li>
      </ul>
    </>
  )
}

/** Broken rules turn red only once the field was left: nobody is scolded while typing. */
function Rule({ rule: { rule, state }, hasLeft }: { rule: SubjectRuleState; hasLeft: boolean }) {
  const t = useTranslations('portalNewCase')
  const isBroken = state === 'unmet' && hasLeft
  const Icon = state === 'met' ? Check : isBroken ? X : Circle
  const look = state === 'met' ? 'pass' : isBroken ? 'fail' : 'todo'
  const words = state === 'met' ? 'ruleMet' : isBroken ? 'ruleUnmet' : 'rulePending'
  return (
    <li className={look}>
      <Icon className="ico" aria-hidden />
      {t(`rule.${rule}`)}
      <span className="sr">: {t(words)}</span>
    </li>
  )
}
