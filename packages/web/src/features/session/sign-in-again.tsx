import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'
import { abandonSession } from '../../lib/session-token.ts'
import { signIn } from './session.queries.ts'

/** Asks only for the password of the same person; waiting requests go on by themselves afterwards. */
export function SignInAgain({ email }: { email: string }) {
  const t = useTranslations('auth')
  const [isMissing, setIsMissing] = useState(false)
  const { mutate, error, isPending } = useMutation({ mutationFn: signIn })
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const isWrong = error instanceof ProblemError && error.status === 401

  const submit = (data: FormData) => {
    const password = formText(data, 'password', 'keep')
    setIsMissing(password === '')
    if (password !== '') mutate({ email, password })
  }

  return (
    <Dialog isOpen onClose={abandonSession} title={t('againTitle')} isDismissable={false}>
      <p className="soft md">{t('againLead', { email })}</p>
      <Form
        onSubmit={submit}
        submitError={error}
        pending={isPending}
        errors={isMissing ? { password: t('passwordMissing') } : {}}
        {...(isWrong ? { submitMessage: t('wrongCredentials') } : {})}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          ref={field}
        />
        <div className="row wrap">
          <Button look="primary" type="submit" busy={isPending}>
            {t('signIn')}
          </Button>
          <Button look="quiet" onClick={abandonSession}>
            {t('againDismiss')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
