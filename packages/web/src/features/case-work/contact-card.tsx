import type { PatchTicketBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Phone } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeCase } from './case-work.queries.ts'

/** IN-11, EN-4: whom to call and when, and whom the case is about. */
export function ContactCard({ ticket, isEnded }: { ticket: TicketView; isEnded: boolean }) {
  const t = useTranslations('consoleRules.case.contact')
  const [isEditing, setIsEditing] = useState(false)
  const { contact, affectedUser } = ticket
  if (isEnded && contact === null && affectedUser === null) return null
  return (
    <section className="ctx" aria-labelledby="ctx-contacto">
      <header>
        <h2 id="ctx-contacto">{t('title')}</h2>
        {!isEnded && (
          <Button size="sm" onClick={() => setIsEditing(true)}>
            {t(contact ? 'edit' : 'add')}
          </Button>
        )}
      </header>
      {contact ? (
        <p>
          {contact.name}
          {contact.phone && (
            <>
              {' '}
              <a className="nowrap" href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>
                <Phone className="ico ico-sm" aria-hidden /> {contact.phone}
              </a>
            </>
          )}
          {contact.hours && (
            <span className="soft block">{t('hoursAre', { hours: contact.hours })}</span>
          )}
        </p>
      ) : (
        <p className="muted">{t('none')}</p>
      )}
      {affectedUser && (
        <p className="soft">
          {t('affected', {
            who: [affectedUser.name, affectedUser.email, affectedUser.phone]
              .filter(Boolean)
              .join(', '),
          })}
        </p>
      )}
      {isEditing && <ContactDialog ticket={ticket} onClose={() => setIsEditing(false)} />}
    </section>
  )
}

function ContactDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const t = useTranslations('consoleRules.case.contact')
  const id = useId()
  const { contact } = ticket
  const [errors, setErrors] = useState<Record<string, string>>({})
  const save = useAct({
    act: (body: PatchTicketBody) => changeCase(ticket.number, body, ticket.etag),
    families: ['tickets'],
    onDone: () => {
      showToast(t('saved'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const name = formText(data, 'name')
    const phone = formText(data, 'phone')
    const hours = formText(data, 'hours')
    setErrors(name ? {} : { name: t('required') })
    if (!name) return
    save.mutate({ contact: { name, ...(phone ? { phone } : {}), ...(hours ? { hours } : {}) } })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={save.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={save.error}
        pending={save.isPending}
        errors={errors}
      >
        <ContactFields contact={contact} />
      </Form>
    </Dialog>
  )
}

function ContactFields({ contact }: Pick<TicketView, 'contact'>) {
  const t = useTranslations('consoleRules.case.contact')
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        maxLength={120}
        autoComplete="off"
        defaultValue={contact?.name}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        optional
        maxLength={40}
        autoComplete="off"
        defaultValue={contact?.phone}
      />
      <TextField
        name="hours"
        label={t('hours')}
        description={t('hoursHint')}
        optional
        maxLength={120}
        autoComplete="off"
        defaultValue={contact?.hours}
      />
    </>
  )
}
