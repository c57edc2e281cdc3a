import type { AskConsentBody } from '@mesa/shared/wire/decisions.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { contractOf } from './case-facts.tsx'
import { askConsent, caseWorkQueries } from './case-work.queries.ts'

const purposes = ['analysis', 'assessment', 'solution'] as const
const minutesMax = 100_000

/** Asks a key user for minutes of the contract: what for, how many, and what they buy. */
export function ConsentDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const t = useTranslations('consoleCase')
  const format = useFormat()
  const id = useId()
  const [minutes, setMinutes] = useState(60)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const ask = useAsking(ticket.number, onClose)
  const isGood = Number.isInteger(minutes) && minutes >= 1 && minutes <= minutesMax
  const submit = (data: FormData) => {
    const explanation = formText(data, 'explanation')
    const purpose = purposes.find((one) => one === formText(data, 'purpose')) ?? 'solution'
    const found: Record<string, string> = {}
    if (!isGood) found['minutes'] = t('consent.minutesBad')
    if (!explanation) found['explanation'] = t('form.required')
    setErrors(found)
    if (isGood && explanation) ask.mutate({ purpose, minutes, explanation })
  }
  const duration = format.duration(isGood ? minutes : 0)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('consent.dialogTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={ask.isPending}>
            {t('consent.go', { duration })}
          </Button>
        </>
      }
    >
      <Form
        {...{ id, errors }}
        className="form stack"
        onSubmit={submit}
        submitError={ask.error}
        pending={ask.isPending}
      >
        <HoursKnown ticket={ticket} />
        <RadioGroup
          name="purpose"
          label={t('consent.purpose')}
          look="segments"
          defaultValue="solution"
          choices={purposes.map((value) => ({ value, label: t(`consent.purposes.${value}`) }))}
        />
        <TextField
          name="minutes"
          type="number"
          min={1}
          max={minutesMax}
          step={1}
          inputMode="numeric"
          label={t('consent.minutes')}
          description={t('consent.minutesIs', { duration })}
          value={Number.isNaN(minutes) ? '' : minutes}
          onChange={(event) => setMinutes(event.currentTarget.valueAsNumber)}
        />
        <TextArea name="explanation" label={t('consent.explanation')} maxLength={4000} />
      </Form>
    </Dialog>
  )
}

function useAsking(number: number, onAsked: () => void) {
  const t = useTranslations('consoleCase.consent')
  const format = useFormat()
  return useAct({
    act: (body: AskConsentBody, key) => askConsent(number, body, key),
    families: ['tickets'],
    onDone: (_decision, body) => {
      showToast(t('asked', { duration: format.duration(body.minutes) }))
      onAsked()
    },
  })
}

/** What the customer will weigh: consented and worked so far, and what the contract still has. */
function HoursKnown({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.consent')
  const format = useFormat()
  const overview = useQuery(caseWorkQueries.overview(ticket.organizationId))
  const contract = overview.data && contractOf(overview.data, ticket)
  const { consentedMinutes, loggedMinutes } = ticket.hours
  const logged = Object.values(loggedMinutes).reduce((sum, minutes) => sum + minutes, 0)
  return (
    <p className="soft">
      {t('known', {
        consented: format.duration(consentedMinutes),
        logged: format.duration(logged),
      })}{' '}
      {contract &&
        t('knownLeft', {
          number: contract.number,
          available: format.duration(contract.balance.availableMinutes),
        })}
    </p>
  )
}
