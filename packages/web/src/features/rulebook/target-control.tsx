import type { Target } from '@mesa/shared/rulebook/policy'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RuleGroup } from './check-group.tsx'
import { NumberInput } from './number-control.tsx'
import { type ControlProps, useRuleTexts } from './use-rule-texts.ts'

type TargetControlProps = Omit<ControlProps, 'value'> & {
  value: Target | null
  isOptional: boolean
  /** Counted in attention days, whatever its unit. */
  isAttention: boolean
}

const begin: Target = { minutes: 480, unit: 'business' }
const beginAttention: Target = { minutes: 1440, unit: 'clock' }

/** A time, or none promised. */
export function TargetControl(props: TargetControlProps) {
  const { path, value, set, isLocked, error, isOptional, isAttention } = props
  const { name, explain } = useRuleTexts(path)
  return (
    <RuleGroup label={name} description={explain} error={error} isLocked={isLocked}>
      <TargetFields
        label={name}
        value={value}
        set={set}
        isLocked={isLocked}
        isOptional={isOptional}
        isAttention={isAttention}
      />
    </RuleGroup>
  )
}

type FieldsProps = Omit<TargetControlProps, 'path' | 'error'> & { label: string }

export function TargetFields(props: FieldsProps) {
  const { label, value, set, isLocked, isOptional, isAttention } = props
  const t = useTranslations('adminRulebook.control')
  const start = isAttention ? beginAttention : begin
  return (
    <div className="row rule-amount">
      {isOptional && (
        <label className="check-row">
          <input
            type="checkbox"
            aria-label={`${label}: ${t('sets')}`}
            checked={value !== null}
            onChange={({ currentTarget }) => set(currentTarget.checked ? start : null)}
          />
          <span>{t('on')}</span>
        </label>
      )}
      {value !== null && <Amount {...props} value={value} isLocked={isLocked} />}
    </div>
  )
}

/** Hours where they are whole, else minutes; the reader may choose. */
function Amount({ label, value, set, isLocked, isAttention }: FieldsProps & { value: Target }) {
  const t = useTranslations('adminRulebook')
  const [isHours, setHours] = useState(value.minutes % 60 === 0)
  const factor = isHours && (Number.isNaN(value.minutes) || value.minutes % 60 === 0) ? 60 : 1
  const kind = `${value.unit}_${factor === 60 ? 'hours' : 'minutes'}` as const
  const kinds = isAttention
    ? (['clock_hours', 'clock_minutes'] as const)
    : (['business_hours', 'business_minutes', 'clock_hours', 'clock_minutes'] as const)
  const choose = (chosen: string) => {
    const [unit, size] = chosen.split('_') as [Target['unit'], string]
    const amount = value.minutes / factor
    setHours(size === 'hours')
    set({ minutes: amount * (size === 'hours' ? 60 : 1), unit })
  }
  return (
    <>
      <NumberInput
        aria-label={`${label}: ${t('control.time')}`}
        value={value.minutes / factor}
        isLocked={isLocked}
        set={(amount) => set({ ...value, minutes: amount * factor })}
      />
      <select
        className="select rule-kind"
        aria-label={`${label}: ${t('control.kind')}`}
        value={kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`kinds.${one}`)}
          </option>
        ))}
      </select>
    </>
  )
}
