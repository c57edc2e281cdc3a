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
import { useFormat } from '../../lib/use-format.ts'
import { caseWorkQueries, classifyCase } from './case-work.queries.ts'
import { usePolicy } from './use-policy.ts'

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
  const rules = useTranslations('consoleRules.case')
  const policy = usePolicy()?.classification
  const format = useFormat()
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
      {policy?.criticality && (
        <>
          <Select
            name="criticality"
            label={t('criticality')}
            defaultValue={ticket.criticality ?? ''}
            placeholder={t('notSet')}
            choices={criticalities.map((value) => ({
              value,
              label: words(`criticality.${value}`),
            }))}
          />
          <CriticalityHelp requested={ticket.requestedCriticality} />
        </>
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
      <LevelFields ticket={ticket} />
      {kinds.length > 0 && (
        <Select
          name="requestKind"
          label={t('requestKind')}
          defaultValue={ticket.requestKind ?? ''}
          placeholder={t('notSet')}
          choices={kinds.map(({ code, name, settings: { predefinedMinutes } }) => ({
            value: code,
            label: predefinedMinutes
              ? rules('predefined', { name, duration: format.duration(predefinedMinutes) })
              : name,
          }))}
        />
      )}
    </>
  )
}

/** The levels of the rulebook, and the maker's number once the maker has the case (CL-5). */
function LevelFields({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const words = useTranslations('console.words')
  const rules = useTranslations('consoleRules.case')
  const policy = usePolicy()?.classification
  // A level that the rulebook dropped stays while a case still has it.
  const used = levels.filter((one) => policy?.levels.includes(one) || ticket.level === one)
  const isLevelShown = used.length > 1 || ticket.level === null
  return (
    <>
      {isLevelShown && (
        <Select
          name="level"
          label={t('level')}
          description={used.includes('l3') ? t('l3Hint') : undefined}
          defaultValue={ticket.level ?? ''}
          placeholder={t('notSet')}
          choices={used.map((value) => ({
            value,
            label: words(`level.${value}`),
            disabled: value === 'l3' && ticket.level !== 'l3',
          }))}
        />
      )}
      {(ticket.level === 'l3' || ticket.vendorCaseNumber !== null) && (
        <TextField
          name="vendorCaseNumber"
          label={rules('vendorNumber')}
          optional
          maxLength={80}
          autoComplete="off"
          defaultValue={ticket.vendorCaseNumber ?? ''}
        />
      )}
    </>
  )
}

/** What the customer asked for, and what each word means (CL-4). */
function CriticalityHelp({ requested }: { requested: TicketView['requestedCriticality'] }) {
  const t = useTranslations('consoleRules.case.criticality')
  const words = useTranslations('console.words.criticality')
  return (
    <>
      {requested && (
        <p className="sm">
          {t.rich('requested', { word: () => <strong>{words(requested)}</strong> })}
        </p>
      )}
      <details className="ctx-help sm">
        <summary>{t('help')}</summary>
        <dl>
          {criticalities.map((word) => (
            <div key={word}>
              <dt>{words(word)}</dt>
              <dd>{t(`means.${word}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

const changeable = [
  'type',
  'criticality',
  'impact',
  'level',
  'requestKind',
  'vendorCaseNumber',
] as const

/** Only what differs from the case, so that nothing is set twice. */
function changesOf(ticket: TicketView, data: FormData): ClassificationBody {
  const changes: Record<string, string> = {}
  for (const name of changeable) {
    const value = formText(data, name)
    if (value && value !== ticket[name]) changes[name] = value
  }
  const reason = formText(data, 'reason')
  if (reason && Object.keys(changes).length > 0) changes['reason'] = reason
  return changes as ClassificationBody
}
