import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import type { StatementRequestBody } from '@mesa/shared/wire/statements.schema'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { formText } from '../../lib/form-data.ts'
import { useMonthWord } from '../../lib/month-word.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { type AskedStatement, requestStatement } from './hours.queries.ts'

type MailDialogProps = {
  statement: StatementView
  asked: AskedStatement
  email: string
  onClose: () => void
  onSent: (address: string) => void
}

/** Asks for the period by mail, and says to which address before anything is sent. */
export function MailDialog({ statement, asked, email, onClose, onSent }: MailDialogProps) {
  const t = useTranslations('hoursPage.files')
  const monthWord = useMonthWord()
  const format = useFormat()
  const id = useId()
  const { from, to, contract } = statement
  const sending = useAct({
    act: (body: StatementRequestBody, key) => requestStatement(contract.id, body, key),
    families: [],
    onDone: ({ sentTo }) => onSent(sentTo),
  })
  const dates = format.period(from, to)
  const period = asked.month ? monthWord(asked.month) : `${dates.from} – ${dates.to}`
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('mailTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={id} busy={sending.isPending}>
            {t('send')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form"
        submitError={sending.error}
        pending={sending.isPending}
        onSubmit={(data) => {
          const chosen = formText(data, 'format') === 'xlsx' ? 'xlsx' : 'pdf'
          // Dates even for the whole contract: the mail leads back to what is shown here.
          const asks = asked.month ? { month: asked.month } : { from, to }
          sending.mutate({ ...asks, format: chosen })
        }}
      >
        <p>{t.rich('mailBody', { email, b: (part) => <b>{part}</b> })}</p>
        <p>{t('mailPeriod', { period })}</p>
        <RadioGroup
          label={t('format')}
          name="format"
          defaultValue="pdf"
          choices={[
            { value: 'pdf', label: 'PDF' },
            { value: 'xlsx', label: t('excel') },
          ]}
        />
      </Form>
    </Dialog>
  )
}
