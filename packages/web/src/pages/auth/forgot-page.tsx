import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { requestPasswordLink } from '../../features/session/session.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { AuthCard } from './auth-card.tsx'
import { emailFault, type EmailFault } from './auth-rules.ts'

export function Component() {
  const t = useTranslations('auth')
  const [fault, setFault] = useState<EmailFault | null>(null)
  const { mutate, error, isPending, isSuccess, variables, reset } = useMutation({
    mutationFn: requestPasswordLink,
  })

  const submit = (data: FormData) => {
    const email = formText(data, 'email')
    const found = emailFault(email)
    setFault(found)
    if (found === null) mutate(email)
  }

  if (isSuccess) {
    return (
      <AuthCard
        title={t('forgotSentTitle')}
        lead={t('forgotSentBody', { email: variables })}
        isAnswer
      >
        <div className="row wrap">
          <Link className="btn" to={paths.signIn()}>
            {t('backToSignIn')}
          </Link>
          <Button look="quiet" onClick={reset}>
            {t('forgotOther')}
          </Button>
        </div>
      </AuthCard>
    )
  }
  return (
    <AuthCard title={t('forgotTitle')} lead={t('forgotLead')}>
      <Form
        onSubmit={submit}
        submitError={error}
        pending={isPending}
        errors={fault ? { email: t(fault) } : {}}
      >
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button look="primary" size="lg" type="submit" busy={isPending}>
          {t('forgotSend')}
        </Button>
        <p className="md">
          <Link to={paths.signIn()}>{t('backToSignIn')}</Link>
        </p>
      </Form>
    </AuthCard>
  )
}
