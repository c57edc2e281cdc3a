import { passwordLengthMin } from '@mesa/shared/access/password'
import type { ChangePasswordBody } from '@mesa/shared/wire/security.schema'
import { useTranslations } from 'use-intl'
import { ActForm } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { changePassword } from './security.queries.ts'

export function ChangePassword({ email }: { email: string }) {
  const t = useTranslations('security')
  const act = useAct({
    act: (body: ChangePasswordBody) => changePassword(body),
    families: ['security'],
    onDone: () => showToast(t('passwordChanged')),
  })
  const read = (data: FormData) => {
    const current = formText(data, 'current', 'keep')
    const next = formText(data, 'next', 'keep')
    const errors: Record<string, string> = {}
    if (current === '') errors['current'] = t('passwordMissing')
    if (next.length < passwordLengthMin)
      errors['next'] = t('passwordShort', { count: next.length, min: passwordLengthMin })
    return Object.keys(errors).length > 0 ? { errors } : { body: { current, next } }
  }
  return (
    <SectionCard title={t('password')}>
      <p className="md soft">{t('passwordLead')}</p>
      <ActForm
        act={act}
        read={read}
        submit={t('passwordSave')}
        refused={hasCode(act.error, 'password_wrong') ? { current: t('passwordWrong') } : {}}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          name="current"
          type="password"
          label={t('passwordCurrent')}
          autoComplete="current-password"
        />
        <TextField
          name="next"
          type="password"
          label={t('passwordNext')}
          description={t('passwordHint', { min: passwordLengthMin })}
          autoComplete="new-password"
        />
      </ActForm>
    </SectionCard>
  )
}
