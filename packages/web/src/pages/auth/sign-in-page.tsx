import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, redirect, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient as appQueryClient } from '../../app/query-client.ts'
import { homeOf } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { firstUseQueries } from '../../features/first-use/first-use.queries.ts'
import { SecondStep } from '../../features/session/second-step.tsx'
import { sessionQueries } from '../../features/session/session.queries.ts'
import { useSignIn } from '../../features/session/use-sign-in.ts'
import { formText } from '../../lib/form-data.ts'
import { paths, safeNext } from '../../lib/paths.ts'
import { accessToken } from '../../lib/session-token.ts'
import { AuthCard } from './auth-card.tsx'
import { DeskChoice } from './desk-choice.tsx'
import { emailFault } from './auth-rules.ts'
import { PasswordField } from './password-field.tsx'
import { SignOnChoices, SignOnRefusal } from './sign-on-choices.tsx'

/** Somebody already signed in in this tab goes on to where they were going. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (accessToken() === null) return null
  const { user } = await appQueryClient.ensureQueryData(sessionQueries.me())
  throw redirect(safeNext(new URL(request.url).searchParams.get('next')) ?? homeOf(user))
}

export function Component() {
  const desk = useQuery(firstUseQueries.desk())
  if (desk.data?.name === null && !desk.data.needsSetup)
    return <DeskChoice desks={desk.data.desks} />
  if (desk.data?.needsSetup !== true) return <SignIn deskName={desk.data?.name ?? null} />
  return <Waiting isChecking={desk.isFetching} onCheck={() => void desk.refetch()} />
}

type WaitingProps = { isChecking: boolean; onCheck: () => void }

/** A production start without its first administrator: only the server's terminal says where to go. */
function Waiting({ isChecking, onCheck }: WaitingProps) {
  const t = useTranslations('firstUse')
  return (
    <AuthCard title={t('waitingTitle')} lead={t('waitingBody')}>
      <div className="row wrap">
        <Button onClick={onCheck} busy={isChecking}>
          {t('waitingRetry')}
        </Button>
      </div>
    </AuthCard>
  )
}

function SignIn({ deskName }: { deskName: string | null }) {
  const t = useTranslations('auth')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const queryClient = useQueryClient()
  const entry = useSignIn(async (user) => {
    queryClient.clear()
    await navigate(safeNext(search.get('next')) ?? homeOf(user), { replace: true })
  })
  if (entry.asked === null) return <PasswordStep entry={entry} deskName={deskName} />
  return (
    <AuthCard title={t('secondTitle')} lead={t('secondLead', { email: entry.asked.email })}>
      <SecondStep error={entry.error} isPending={entry.isPending} onCode={entry.sendCode}>
        <Button look="quiet" onClick={entry.leaveCode}>
          {t('otherAccount')}
        </Button>
      </SecondStep>
    </AuthCard>
  )
}

type PasswordStepProps = { entry: ReturnType<typeof useSignIn>; deskName: string | null }

function PasswordStep({ entry, deskName }: PasswordStepProps) {
  const t = useTranslations('auth')
  const [errors, setErrors] = useState<Record<string, string>>({})

  const submit = (data: FormData) => {
    const email = formText(data, 'email')
    const password = formText(data, 'password', 'keep')
    const fault = emailFault(email)
    const found = {
      ...(fault ? { email: t(fault) } : {}),
      ...(password === '' ? { password: t('passwordMissing') } : {}),
    }
    setErrors(found)
    if (Object.keys(found).length === 0) entry.send({ email, password })
  }

  return (
    <AuthCard
      title={t('signInTitle')}
      lead={deskName === null ? t('signInLead') : t('signInLeadOf', { desk: deskName })}
    >
      <SignOnRefusal />
      <Form
        onSubmit={submit}
        submitError={entry.error}
        pending={entry.isPending}
        errors={errors}
        {...(entry.isWrongPassword ? { submitMessage: t('wrongCredentials') } : {})}
      >
        <TextField
          label={t('email')}
          name="email"
          type="email"
          defaultValue={entry.email}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField label={t('password')} autoComplete="current-password" />
        <Button look="primary" size="lg" type="submit" busy={entry.isPending}>
          {t('signIn')}
        </Button>
        <p className="md">
          <Link to={paths.forgot()}>{t('forgotLink')}</Link>
        </p>
      </Form>
      <SignOnChoices />
    </AuthCard>
  )
}
