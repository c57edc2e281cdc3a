import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InviteMemberBody } from '@mesa/shared/wire/organizations.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { inviteMember } from '../../features/organizations/organizations.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

const emailShape = /^\S+@\S+\.\S+$/

type InviteDialogProps = { organizationId: string; onClose: () => void }

/** A colleague who opens and reads cases; key users are made by the desk (EN-4). */
export function InviteDialog({ organizationId, onClose }: InviteDialogProps) {
  const t = useTranslations('portalRules.people')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const invite = useAct({
    act: (body: InviteMemberBody, idempotencyKey) =>
      inviteMember(organizationId, body, idempotencyKey),
    families: ['organizations'],
    onDone: (_member, { name }) => {
      showToast(t('invited', { name }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const name = formText(data, 'name').trim()
    const email = formText(data, 'email').trim()
    const found = {
      ...(name === '' && { name: t('required') }),
      ...(!emailShape.test(email) && { email: t('emailShape') }),
    }
    setErrors(found)
    if (Object.keys(found).length === 0) invite.mutate({ name, email, role: 'requester' })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('inviteTitle')}>
      <Form onSubmit={submit} submitError={invite.error} pending={invite.isPending} errors={errors}>
        <p className="md soft">{t('inviteLead')}</p>
        <TextField label={t('name')} name="name" maxLength={120} autoComplete="off" />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          maxLength={254}
          autoComplete="off"
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('inviteKeep')}</Button>
          <Button look="primary" type="submit" busy={invite.isPending}>
            {t('inviteGo')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
