import { useTranslations } from 'use-intl'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { hasCode } from '../../lib/problem.ts'

type PasswordFormProps = {
  act: { mutate: (password: string) => void; error: unknown; isPending: boolean }
  submit: string
  look?: 'primary' | 'danger'
  onCancel: () => void
  children?: ReactNode
}

/** Asks the password again before an act that an open session alone may not do. */
export function PasswordForm(props: PasswordFormProps) {
  const { act, submit, look = 'primary', onCancel, children } = props
  const t = useTranslations('security')
  const [isMissing, setIsMissing] = useState(false)
  const isWrong = hasCode(act.error, 'password_wrong')
  const fault = isMissing ? 'passwordMissing' : isWrong ? 'passwordWrong' : null
  return (
    <Form
      className="form a-form"
      submitError={act.error}
      pending={act.isPending}
      errors={fault === null ? {} : { password: t(fault) }}
      onSubmit={(data) => {
        const password = formText(data, 'password', 'keep')
        setIsMissing(password === '')
        if (password !== '') act.mutate(password)
      }}
    >
      {children}
      <TextField
        name="password"
        type="password"
        label={t('yourPassword')}
        description={t('yourPasswordWhy')}
        autoComplete="current-password"
      />
      <div className="row wrap">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button look={look} type="submit" busy={act.isPending}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}
