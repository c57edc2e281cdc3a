import { passwordLengthMin } from '@mesa/shared/access/password'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { acceptInvitation } from '../../features/session/session.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { AuthCard } from './auth-card.tsx'
import { ExpiredLink, isLinkExpired } from './expired-link.tsx'
import { PasswordField } from './password-field.tsx'

export function Component() {
  const t = useTranslations('auth')
  const { token = '' } = useParams()
  const [shortBy, setShortBy] = useState<number | null>(null)
  const { mutate, error, isPending, isSuccess } = useMutation({ mutationFn: acceptInvitation })

  const submit = (data: FormData) => {
    const password = formText(data, 'password', 'keep')
    const name = formText(data, 'name')
    const isShort = password.length < passwordLengthMin
    setShortBy(isShort ? password.length : null)
    if (!isShort) mutate({ token, password, ...(name === '' ? {} : { name }) })
  }

  const toSignIn = (
    <Link className="btn btn-primary" to={paths.signIn()}>
      {t('signIn')}
    </Link>
  )
  if (isSuccess) {
    return (
      <AuthCard title={t('invitationDoneTitle')} lead={t('invitationDoneBody')} isAnswer>
        {toSignIn}
      </AuthCard>
    )
  }
  if (isLinkExpired(error)) {
    return (
      <ExpiredLink title={t('linkExpiredTitle')} body={t('invitationExpiredBody')}>
        {toSignIn}
      </ExpiredLink>
    )
  }
  const tooShort = { count: shortBy ?? 0, min: passwordLengthMin }
  return (
    <AuthCard title={t('invitationTitle')} lead={t('invitationLead')}>
      <Form
        onSubmit={submit}
        submitError={error}
        pending={isPending}
        errors={shortBy === null ? {} : { password: t('passwordShort', tooShort) }}
      >
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          description={t('nameHint')}
          optional
        />
        <PasswordField
          label={t('newPassword')}
          autoComplete="new-password"
          description={t('passwordHint', { min: passwordLengthMin })}
        />
        <Button look="primary" size="lg" type="submit" busy={isPending}>
          {t('invitationAccept')}
        </Button>
      </Form>
    </AuthCard>
  )
}
