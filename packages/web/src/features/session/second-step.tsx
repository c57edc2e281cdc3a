import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'

/** What is sent besides the password; one of the two. */
export type TypedCode = { totp: string } | { recoveryCode: string }

export const asksForCode = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'second_factor_required'
export const isCodeWrong = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'second_factor_wrong'
/** The second step can be tried again: a code is missing or wrong, or one has to wait. */
export const isAboutCode = (error: unknown): boolean =>
  asksForCode(error) ||
  isCodeWrong(error) ||
  (error instanceof ProblemError && (error.status === 429 || error.status === 0))

type SecondStepProps = {
  onCode: (code: TypedCode) => void
  error: unknown
  isPending: boolean
  /** On the main button; «sign in» unless given. */
  submit?: string
  /** Below the main button, such as the way back. */
  children?: ReactNode
}

/** The code of the second factor, of the app or from the list kept for emergencies. */
export function SecondStep({ onCode, error, isPending, submit: words, children }: SecondStepProps) {
  const t = useTranslations('auth')
  const [isRecovery, setIsRecovery] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [isRecovery])

  const submit = (data: FormData) => {
    const typed = formText(data, isRecovery ? 'recoveryCode' : 'totp').replaceAll(/[\s-]/g, '')
    const isWhole = isRecovery ? /^[A-Za-z0-9]{12}$/.test(typed) : /^\d{6}$/.test(typed)
    setFault(isWhole ? null : t(isRecovery ? 'recoveryMalformed' : 'codeMalformed'))
    if (isWhole) onCode(isRecovery ? { recoveryCode: typed } : { totp: typed })
  }

  const name = isRecovery ? 'recoveryCode' : 'totp'
  return (
    <Form
      onSubmit={submit}
      submitError={asksForCode(error) ? null : error}
      pending={isPending}
      errors={fault ? { [name]: fault } : {}}
      {...(isCodeWrong(error)
        ? { submitMessage: t(isRecovery ? 'recoveryWrong' : 'codeWrong') }
        : {})}
    >
      {isRecovery ? (
        <TextField
          key="recovery"
          ref={field}
          label={t('recoveryCode')}
          description={t('recoveryHint')}
          name="recoveryCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
      ) : (
        <TextField
          key="totp"
          ref={field}
          label={t('code')}
          description={t('codeHint')}
          name="totp"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
        />
      )}
      <Button look="primary" size="lg" type="submit" busy={isPending}>
        {words ?? t('signIn')}
      </Button>
      <div className="row wrap">
        <Button
          look="quiet"
          onClick={() => {
            setFault(null)
            setIsRecovery(!isRecovery)
          }}
        >
          {t(isRecovery ? 'useApp' : 'useRecovery')}
        </Button>
        {children}
      </div>
    </Form>
  )
}
