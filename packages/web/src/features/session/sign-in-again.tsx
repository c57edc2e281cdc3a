import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { abandonSession } from '../../lib/session-token.ts'
import { SecondStep } from './second-step.tsx'
import { useSignIn } from './use-sign-in.ts'

/** Asks only for the password of the same person; waiting requests go on by themselves afterwards. */
export function SignInAgain({ email }: { email: string }) {
  const t = useTranslations('auth')
  const [isMissing, setIsMissing] = useState(false)
  const entry = useSignIn()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const submit = (data: FormData) => {
    const typed = formText(data, 'password', 'keep')
    setIsMissing(typed === '')
    if (typed !== '') entry.send({ email, password: typed })
  }

  if (entry.asked !== null) {
    return (
      <Dialog isOpen onClose={abandonSession} title={t('secondTitle')} isDismissable={false}>
        <p className="soft md">{t('secondLead', { email })}</p>
        <SecondStep error={entry.error} isPending={entry.isPending} onCode={entry.sendCode}>
          <Button look="quiet" onClick={abandonSession}>
            {t('againDismiss')}
          </Button>
        </SecondStep>
      </Dialog>
    )
  }
  return (
    <Dialog isOpen onClose={abandonSession} title={t('againTitle')} isDismissable={false}>
      <p className="soft md">{t('againLead', { email })}</p>
      <Form
        onSubmit={submit}
        submitError={entry.error}
        pending={entry.isPending}
        errors={isMissing ? { password: t('passwordMissing') } : {}}
        {...(entry.isWrongPassword ? { submitMessage: t('wrongCredentials') } : {})}
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
          <Button look="primary" type="submit" busy={entry.isPending}>
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
