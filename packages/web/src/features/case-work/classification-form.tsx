import type { ClassificationBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { caseWorkQueries, classifyCase } from './case-work.queries.ts'

const impacts = ['high', 'medium', 'low'] as const
const criticalities = ['minor', 'moderate', 'serious', 'critical'] as const
const levels = ['l1', 'l2', 'l3'] as const

/** Type, criticality (with what each means), impact where the desk uses it, level, kind of request. */
export function ClassificationForm({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const save = useAct({
    act: (body: ClassificationBody) => classifyCase(ticket.number, body),
    families: ['tickets'],
    onDone: () => showToast(t('classified')),
  })
  const submit = (data: FormData) => {
    const body = changesOf(ticket, data)
    if (Object.keys(body).length > 0) save.mutate(body)
  }
  return (
    <section className="ctx" aria-labelledby="ctx-clase">
      <header>
        <h2 id="ctx-clase">{t('classification')}</h2>
      </header>
      <Form
        key={`${ticket.type}${ticket.criticality}${ticket.impact}${ticket.level}${ticket.requestKind}`}
        className="stack ctx-form"
        onSubmit={submit}
        submitError={save.error}
        pending={save.isPending}
      >
        <Fields ticket={ticket} />
        <TextField name="reason" label={t('classifyReason')} optional maxLength={2000} />
        <div>
          <Button type="submit" busy={save.isPending}>
            {t('classify')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function Fields({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const words = useTranslations('console.words')
  const policy = useQuery(caseWorkQueries.desk()).data?.policy.classification
  const kinds = useQuery(caseWorkQueries.catalog('request-kinds')).data?.items ?? []
  const types = policy?.types ?? (['support'] as const)
  return (
    <>
      <Select
        name="type"
        label={t('type')}
        defaultValue={ticket.type ?? ''}
        placeholder={t('notSet')}
        choices={types.map((value) => ({ value, label: words(`type.${value}`) }))}
      />
      {policy?.criticality !== false && (
        <Select
          name="criticality"
          label={t('criticality')}
          defaultValue={ticket.criticality ?? ''}
          placeholder={t('notSet')}
          choices={criticalities.map((value) => ({
            value,
            label: `${words(`criticality.${value}`)}: ${words(`criticalityHelp.${value}`)}`,
          }))}
        />
      )}
      {policy?.impact && (
        <Select
          name="impact"
          label={t('impact')}
          defaultValue={ticket.impact ?? ''}
          placeholder={t('notSet')}
          choices={impacts.map((value) => ({ value, label: words(`impact.${value}`) }))}
        />
      )}
      <Select
        name="level"
        label={t('level')}
        description={t('l3Hint')}
        defaultValue={ticket.level ?? ''}
        placeholder={t('notSet')}
        choices={levels.map((value) => ({
          value,
          label: words(`level.${value}`),
          disabled: value === 'l3' && ticket.level !== 'l3',
        }))}
      />
      {kinds.length > 0 && (
        <Select
          name="requestKind"
          label={t('requestKind')}
          defaultValue={ticket.requestKind ?? ''}
          placeholder={t('notSet')}
          choices={kinds.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  )
}

/** Only what differs from the case, so that nothing is set twice. */
function changesOf(ticket: TicketView, data: FormData): ClassificationBody {
  const changes: Record<string, string> = {}
  for (const name of ['type', 'criticality', 'impact', 'level', 'requestKind'] as const) {
    const value = formText(data, name)
    if (value && value !== ticket[name]) changes[name] = value
  }
  const reason = formText(data, 'reason')
  if (reason && Object.keys(changes).length > 0) changes['reason'] = reason
  return changes as ClassificationBody
}
