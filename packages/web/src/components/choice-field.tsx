import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { FieldNote, type FieldProps } from './field.tsx'
import { useFieldError } from './form.tsx'

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> & {
  label: ReactNode
  description?: ReactNode
  error?: string
}

export function Checkbox({ label, description, error, ...input }: CheckboxProps) {
  const id = useId()
  const formError = useFieldError(input.name)
  const message = error ?? formError
  const hasNote = message !== undefined || (description !== undefined && description !== null)
  return (
    <div className={message ? 'field field-error' : 'field'}>
      <div className="check-row">
        <input
          {...input}
          type="checkbox"
          id={id}
          aria-invalid={message ? true : undefined}
          aria-describedby={hasNote ? `${id}-note` : undefined}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <FieldNote id={`${id}-note`} error={message} description={description} />
    </div>
  )
}

export type RadioChoice = { value: string; label: ReactNode; description?: ReactNode }

type RadioGroupProps = FieldProps & {
  name: string
  choices: readonly RadioChoice[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  /** `segments` shows one bar of two or three short options. */
  look?: 'list' | 'segments'
}

export function RadioGroup(props: RadioGroupProps) {
  const { label, description, error, optional, name, choices, look = 'list' } = props
  const t = useTranslations('common')
  const id = useId()
  const formError = useFieldError(name)
  const message = error ?? formError
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={message ? true : undefined}
      className={message ? 'field field-error' : 'field'}
      aria-describedby={message || description ? `${id}-note` : undefined}
    >
      <legend>
        {label} {optional && <span className="optional">{t('optional')}</span>}
      </legend>
      <div className={look === 'segments' ? 'seg seg-radio' : 'stack'}>
        {choices.map((choice) => (
          <label key={choice.value} className={look === 'segments' ? undefined : 'check-row'}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              className={look === 'segments' ? 'sr' : undefined}
              {...(props.value === undefined
                ? { defaultChecked: props.defaultValue === choice.value }
                : { checked: props.value === choice.value })}
              onChange={() => props.onChange?.(choice.value)}
            />
            <span>
              {choice.label}
              {choice.description && <span className="soft"> {choice.description}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNote id={`${id}-note`} error={message} description={description} />
    </fieldset>
  )
}
