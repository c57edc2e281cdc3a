import { CircleAlert } from 'lucide-react'
import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { fieldErrors } from '../lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

type FormContext = { errors: Record<string, string> }
const FormErrors = createContext<FormContext>({ errors: {} })

export type FormProps = {
  onSubmit: (data: FormData, event: FormEvent<HTMLFormElement>) => void
  /** What the last submit threw, or null. Field errors go beside their fields, the rest on top. */
  submitError: unknown
  /** True while the submit runs: pass it to the button's `busy` too. */
  pending: boolean
  /** Messages found on this side by field name; they win over the server's. */
  errors?: Record<string, string>
  /** Replaces the general problem text: known codes said in the page's own words. */
  submitMessage?: ReactNode
  className?: string
  children: ReactNode
  id?: string
  'aria-label'?: string
}

/**
 * A native form. After a failed submit the first field with an error, or the notice, takes the
 * focus; mending one afterwards moves nobody to the next.
 */
export function Form({
  onSubmit,
  submitError,
  pending,
  errors = {},
  submitMessage,
  className = 'form',
  children,
  ...rest
}: FormProps) {
  const ref = useRef<HTMLFormElement>(null)
  const all = { ...fieldErrors(submitError), ...errors }
  const signature = JSON.stringify(all)
  const isSubmitted = useRef(true)

  useEffect(() => {
    if (pending) isSubmitted.current = true
  }, [pending])
  useEffect(() => {
    if (!isSubmitted.current) return
    const target =
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      ref.current?.querySelector<HTMLElement>('[data-form-notice]')
    const control = target?.tagName === 'FIELDSET' ? target.querySelector('input') : target
    if (signature !== '{}' || submitError) control?.focus()
  }, [signature, submitError])

  return (
    <FormErrors value={{ errors: all }}>
      <form
        {...rest}
        ref={ref}
        noValidate
        className={className}
        aria-busy={pending || undefined}
        onChange={() => {
          isSubmitted.current = false
        }}
        onSubmit={(event) => {
          event.preventDefault()
          // Of a dialog within another form: its submit climbs to that one through React, not the page.
          event.stopPropagation()
          isSubmitted.current = true
          if (!pending) onSubmit(new FormData(event.currentTarget), event)
        }}
      >
        <FormNotice count={Object.keys(all).length} error={submitError} message={submitMessage} />
        {children}
      </form>
    </FormErrors>
  )
}

type NoticeProps = { count: number; error: unknown; message: ReactNode }

function FormNotice({ count, error, message }: NoticeProps) {
  const t = useTranslations('common')
  if (error && message) {
    return (
      <div className="notice notice-late" role="alert" tabIndex={-1} data-form-notice>
        <CircleAlert className="ico" aria-hidden />
        <div>{message}</div>
      </div>
    )
  }
  if (count > 1) {
    return (
      <div className="notice notice-late" role="alert">
        <CircleAlert className="ico" aria-hidden />
        <strong>{t('fixErrors', { count })}</strong>
      </div>
    )
  }
  if (!error || count === 1) return null
  return <ProblemNotice error={error} />
}

/** The error of a field by its name, or undefined. */
export function useFieldError(name: string | undefined): string | undefined {
  const { errors } = useContext(FormErrors)
  return name === undefined ? undefined : errors[name]
}
