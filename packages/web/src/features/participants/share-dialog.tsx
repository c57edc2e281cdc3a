import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ParticipantBody } from '@mesa/shared/wire/participants.schema'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { type Choice, Select } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { shareCase } from './participants.queries.ts'

type ShareDialogProps = {
  number: number
  /** People of the company with whom it is not shared yet. */
  people: readonly Choice[]
  onClose: () => void
}

/** With whom, and whether they may answer (CV-10). */
export function ShareDialog({ number, people, onClose }: ShareDialogProps) {
  const t = useTranslations('portalRules.inCase.share')
  const [isMissing, setIsMissing] = useState(false)
  const share = useAct({
    act: (body: ParticipantBody, idempotencyKey) => shareCase({ number, body, idempotencyKey }),
    families: ['tickets'],
    onDone: ({ name }) => {
      showToast(t('done', { name }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const userId = formText(data, 'userId')
    setIsMissing(userId === '')
    const access = formText(data, 'access') === 'reply' ? 'reply' : 'read'
    if (userId !== '') share.mutate({ userId, access })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('dialogTitle')}>
      <Form
        onSubmit={submit}
        submitError={share.error}
        pending={share.isPending}
        errors={isMissing ? { userId: t('required') } : {}}
      >
        <p className="md soft">{t(people.length > 0 ? 'dialogLead' : 'nobody')}</p>
        {people.length > 0 && (
          <>
            <Select
              label={t('person')}
              name="userId"
              placeholder={t('personPick')}
              choices={people}
            />
            <RadioGroup
              label={t('what')}
              name="access"
              look="segments"
              defaultValue="read"
              choices={[
                { value: 'read', label: t('read') },
                { value: 'reply', label: t('reply') },
              ]}
            />
          </>
        )}
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          {people.length > 0 && (
            <Button look="primary" type="submit" busy={share.isPending}>
              {t('go')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  )
}
