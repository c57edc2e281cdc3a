import { type ReactNode, useId } from 'react'
import { FieldNote } from '../../components/field.tsx'

type RuleGroupProps = {
  label: ReactNode
  description?: ReactNode
  error?: string | undefined
  isLocked?: boolean
  children: ReactNode
}

/** Several controls under one sentence. */
export function RuleGroup({ label, description, error, isLocked, children }: RuleGroupProps) {
  const id = useId()
  return (
    <fieldset
      className={error ? 'field field-error' : 'field'}
      disabled={isLocked}
      aria-describedby={`${id}-note`}
    >
      <legend>{label}</legend>
      {children}
      <FieldNote id={`${id}-note`} error={error} description={description} />
    </fieldset>
  )
}

type CheckGroupProps = Omit<RuleGroupProps, 'children'> & {
  choices: ReadonlyArray<{ value: string; label: string }>
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Any of several; the order is that of the choices, whatever the order of marking. */
export function CheckGroup({ choices, chosen, onChange, ...group }: CheckGroupProps) {
  const mark = (value: string, isMarked: boolean) =>
    onChange(
      choices
        .map((one) => one.value)
        .filter((one) => (one === value ? isMarked : chosen.includes(one))),
    )
  return (
    <RuleGroup {...group}>
      <div className="rule-checks">
        {choices.map(({ value, label }) => (
          <label key={value} className="check-row">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ currentTarget }) => mark(value, currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </RuleGroup>
  )
}
