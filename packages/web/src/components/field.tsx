import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldError } from './form.tsx'

export type FieldProps = {
  label: ReactNode
  /** Short hint under the control; the error takes its place. */
  description?: ReactNode
  /** Overrides the form's error for this name. A sentence that says how to fix it. */
  error?: string | undefined
  /** Says "(opcional)" beside the label. Required fields carry no mark. */
  optional?: boolean
}

export type ControlAttributes = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Wiring = FieldProps & {
  name?: string | undefined
  children: (control: ControlAttributes) => ReactNode
}

/** Label, description and error wired to one control, given as a function of its attributes. */
export function Field({ label, description, error, optional, name, children }: Wiring) {
  const t = useTranslations('common')
  const id = useId()
  const formError = useFieldError(name)
  const message = error ?? formError
  const noteId = `${id}-note`
  const hasNote = message !== undefined || (description !== undefined && description !== null)
  return (
    <div className={message ? 'field field-error' : 'field'}>
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': message ? true : undefined,
      })}
      <FieldNote id={noteId} error={message} description={description} />
    </div>
  )
}

type NoteProps = { id: string; error: string | undefined; description: ReactNode }

export function FieldNote({ id, error, description }: NoteProps) {
  if (error) {
    return (
      <p id={id} className="error-msg">
        <CircleAlert className="ico" aria-hidden />
        {error}
      </p>
    )
  }
  if (description === undefined || description === null) return null
  return (
    <p id={id} className="hint">
      {description}
    </p>
  )
}
