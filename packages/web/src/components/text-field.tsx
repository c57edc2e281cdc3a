import type { InputHTMLAttributes, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> & { ref?: Ref<HTMLInputElement> }

export function TextField({ label, description, error, optional, ...input }: TextFieldProps) {
  return (
    <Field {...pick({ label, description, error, optional })} name={input.name}>
      {(control) => <input {...input} {...control} className="input" />}
    </Field>
  )
}

type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'> & {
    ref?: Ref<HTMLTextAreaElement>
  }

export function TextArea({ label, description, error, optional, ...area }: TextAreaProps) {
  return (
    <Field {...pick({ label, description, error, optional })} name={area.name}>
      {(control) => <textarea {...area} {...control} className="textarea" />}
    </Field>
  )
}

export type Choice = { value: string; label: string; disabled?: boolean }

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'children'> & {
    choices: readonly Choice[]
    /** First, empty choice: "Elija un producto". */
    placeholder?: string
  }

/** The platform's own list: best on phones and with every screen reader. */
export function Select(props: SelectProps) {
  const { label, description, error, optional, choices, placeholder, ...select } = props
  return (
    <Field {...pick({ label, description, error, optional })} name={select.name}>
      {(control) => (
        <select {...select} {...control} className="select">
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type Loose = { label: FieldProps['label'] } & {
  [key in keyof FieldProps]?: FieldProps[key] | undefined
}

/** Drops what is absent, because `exactOptionalPropertyTypes` tells absent from undefined. */
function pick({ label, description, error, optional }: Loose): FieldProps {
  return { label, description, error, optional: optional ?? false }
}
