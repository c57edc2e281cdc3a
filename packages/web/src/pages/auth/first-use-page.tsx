import { passwordLengthMin } from '@mesa/shared/access/password'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLoaderData, useLocation, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient as appQueryClient } from '../../app/query-client.ts'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { firstUseQueries, setUpDesk } from '../../features/first-use/first-use.queries.ts'
import { paths } from '../../lib/paths.ts'
import { AuthCard } from './auth-card.tsx'
import { AdminPart, DeskPart } from './first-use-fields.tsx'
import {
  faultsOf,
  type FirstUseDraft,
  type FirstUseFaults,
  isSetupDone,
  isTokenWrong,
  readDraft,
  refusedFields,
  tokenOf,
} from './first-use-check.ts'

export async function loader() {
  const { needsSetup } = await appQueryClient.fetchQuery(firstUseQueries.desk())
  return { needsSetup }
}

export function Component() {
  const t = useTranslations('firstUse')
  const { needsSetup } = useLoaderData<typeof loader>()
  const token = tokenOf(useLocation().hash)
  if (!needsSetup) return <AlreadyDone />
  if (token === null) return <AuthCard title={t('noTokenTitle')} lead={t('noTokenBody')} />
  return <FirstUse token={token} />
}

function FirstUse({ token }: { token: string }) {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [checked, setChecked] = useState<{ faults: FirstUseFaults; count: number }>(nothingWrong)
  const { mutate, error, isPending } = useMutation({
    mutationFn: (draft: FirstUseDraft) => setUpDesk(bodyOf(token, draft)),
    onSuccess: async () => {
      queryClient.clear()
      // In place of this page: its address holds the token.
      await navigate(paths.admin(), { replace: true })
    },
  })
  if (isSetupDone(error)) return <AlreadyDone isAnswer />

  const submit = (data: FormData) => {
    const draft = readDraft(data)
    const faults = faultsOf(draft)
    setChecked({ faults, count: draft.password.length })
    if (Object.keys(faults).length === 0) mutate(draft)
  }
  const refused = refusedFields(error)
  const found = Object.entries(checked.faults).map(([field, fault]) => [
    field,
    t(fault, { count: checked.count, min: passwordLengthMin }),
  ])
  const isBesideFields = Object.keys(refused).length > 0
  return (
    <AuthCard title={t('firstUse.title')} lead={t('firstUse.lead')} isWide>
      <Form
        onSubmit={submit}
        submitError={isBesideFields ? null : error}
        pending={isPending}
        errors={{ ...refused, ...(Object.fromEntries(found) as Record<string, string>) }}
        {...(isTokenWrong(error) ? { submitMessage: t('firstUse.tokenWrong') } : {})}
      >
        <div className="auth-parts">
          <DeskPart />
          <AdminPart />
        </div>
        <Button look="primary" size="lg" type="submit" busy={isPending}>
          {t('firstUse.create')}
        </Button>
      </Form>
    </AuthCard>
  )
}

const nothingWrong = { faults: {}, count: 0 }

function bodyOf(token: string, draft: FirstUseDraft) {
  const { deskName, slug, timeZone, locale, name, email, password } = draft
  return {
    token,
    desk: { name: deskName, slug, timeZone, locale },
    admin: { name, email, password },
  }
}

function AlreadyDone({ isAnswer = false }) {
  const t = useTranslations()
  return (
    <AuthCard title={t('firstUse.doneTitle')} lead={t('firstUse.doneBody')} isAnswer={isAnswer}>
      <div className="row wrap">
        <Link className="btn btn-primary" to={paths.signIn()}>
          {t('auth.signIn')}
        </Link>
      </div>
    </AuthCard>
  )
}
