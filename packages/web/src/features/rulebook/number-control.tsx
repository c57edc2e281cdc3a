import { POLICY_KEYS } from '@mesa/shared/rulebook/policy-keys'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '../../components/field.tsx'
import { RuleGroup } from './check-group.tsx'
import { type ControlProps, useRuleTexts } from './use-rule-texts.ts'

type Unit = 'businessDays' | 'days' | 'minutes' | 'people' | 'cases'
type NumberProps = ControlProps & { unit: Unit }

/** A whole number with its unit beside it. */
export function NumberControl({ path, value, set, isLocked, error, unit }: NumberProps) {
  const t = useTranslations('adminRulebook.units')
  const { name, explain } = useRuleTexts(path)
  return (
    <Field label={name} description={explain} error={error}>
      {(control) => (
        <span className="row rule-amount">
          <NumberInput {...control} value={value as number} set={set} isLocked={isLocked} />
          <span className="soft">{t(unit, { count: value as number })}</span>
        </span>
      )}
    </Field>
  )
}

/** A number, or none at all. */
export function OptionalNumber({ path, value, set, isLocked, error, unit }: NumberProps) {
  const t = useTranslations('adminRulebook')
  const { name, explain } = useRuleTexts(path)
  const { default: standard, min = 1 }: { default: unknown; min?: number } = POLICY_KEYS[path]
  const begin =
    typeof standard === 'number' ? standard : Math.max(min, unit === 'minutes' ? 120 : 1)
  return (
    <RuleGroup label={name} description={explain} error={error} isLocked={isLocked}>
      <div className="row rule-amount">
        <label className="check-row">
          <input
            type="checkbox"
            checked={value !== null}
            onChange={({ currentTarget }) => set(currentTarget.checked ? begin : null)}
          />
          <span>{t('control.on')}</span>
        </label>
        {value !== null && (
          <>
            <NumberInput aria-label={name} value={value as number} set={set} isLocked={isLocked} />
            <span className="soft">{t(`units.${unit}`, { count: value as number })}</span>
          </>
        )}
      </div>
    </RuleGroup>
  )
}

type InputProps = {
  value: number
  set: (value: number) => void
  isLocked: boolean
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

/** What was typed stays as typed; what is no number is no number, which the rule then says. */
export function NumberInput({ value, set, isLocked, ...control }: InputProps) {
  const [typed, setTyped] = useState(String(value))
  const shown = Object.is(numberOf(typed), value) ? typed : Number.isNaN(value) ? '' : `${value}`
  return (
    <input
      {...control}
      className="input rule-number"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      readOnly={isLocked}
      value={shown}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        set(numberOf(currentTarget.value))
      }}
    />
  )
}

const numberOf = (typed: string) => (/^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : Number.NaN)
