import { passwordLengthMin } from '@mesa/shared/access/password'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { resetPassword } from '../../features/session/session.queries.ts'
import { asksForCode, isAboutCode, SecondStep } from '../../features/session/second-step.tsx'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { AuthCard } from './auth-card.tsx'
import { ExpiredLink, isLinkExpired } from './expired-link.tsx'
import { PasswordField } from './password-field.tsx'

export function Component() {
  const t = useTranslations('auth')
  const { token = '' } = useParams()
  const [shortBy, setShortBy] = useState<number | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: resetPassword,
    onError: (problem, { password }) => asksForCode(problem) && setChosen(password),
  })

  const submit = (data: FormData) => {
    const password = formText(data, 'password', 'keep')
    const isShort = password.length < passwordLengthMin
    setShortBy(isShort ? password.length : null)
    if (!isShort) mutate({ token, password })
  }

  if (isSuccess) {
    return (
      <AuthCard title={t('resetDoneTitle')} lead={t('resetDoneBody')} isAnswer>
        <Link className="btn btn-primary" to={paths.signIn()}>
          {t('signIn')}
        </Link>
      </AuthCard>
    )
  }
  if (chosen !== null && (error === null || isAboutCode(error))) {
    return (
      <AuthCard title={t('secondTitle')} lead={t('secondForReset')} isAnswer>
        <SecondStep
          error={error}
          isPending={isPending}
          submit={t('resetSave')}
          onCode={(code) => mutate({ token, password: chosen, ...code })}
        />
      </AuthCard>
    )
  }
  if (isLinkExpired(error)) {
    return (
      <ExpiredLink title={t('linkExpiredTitle')} body={t('linkExpiredBody')}>
        <Link className="btn btn-primary" to={paths.forgot()}>
          {t('askNewLink')}
        </Link>
      </ExpiredLink>
    )
  }
  const tooShort = { count: shortBy ?? 0, min: passwordLengthMin }
  return (
    <AuthCard title={t('resetTitle')} lead={t('resetLead')}>
      <Form
        onSubmit={submit}
        submitError={error}
        pending={isPending}
        errors={shortBy === null ? {} : { password: t('passwordShort', tooShort) }}
      >
        <PasswordField
          label={t('newPassword')}
          autoComplete="new-password"
          description={t('passwordHint', { min: passwordLengthMin })}
        />
        <Button look="primary" size="lg" type="submit" busy={isPending}>
          {t('resetSave')}
        </Button>
      </Form>
    </AuthCard>
  )
}
