import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { PatchTicketBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { caseWorkQueries, changeCase } from './case-work.queries.ts'

/** The desk's own step within the state, and its own priority (CA-1); nothing where it has none. */
export function CaseSteps({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.steps')
  const steps = useQuery(caseWorkQueries.catalog('sub-states')).data?.items ?? []
  const priorities = useQuery(caseWorkQueries.catalog('priorities')).data?.items ?? []
  const change = useAct({
    act: (body: PatchTicketBody) => changeCase(ticket.number, body, ticket.etag),
    families: ['tickets'],
    onDone: () => showToast(t('done')),
  })
  return (
    <>
      <Choice
        label={t('subState')}
        none={t('noSubState')}
        entries={steps.filter(({ settings }) => settings.state === ticket.status)}
        valueOf={({ code }) => code}
        current={ticket.subState ?? null}
        name={ticket.names.subState ?? null}
        onChange={(subState) => change.mutate({ subState })}
      />
      <Choice
        label={t('priority')}
        none={t('noPriority')}
        entries={priorities}
        valueOf={({ id }) => id}
        current={ticket.priorityId}
        name={ticket.names.priority ?? null}
        onChange={(priorityId) => change.mutate({ priorityId })}
      />
      {change.error && <ProblemNotice error={change.error} />}
    </>
  )
}

type ChoiceProps = {
  label: string
  none: string
  entries: readonly CatalogEntry[]
  valueOf: (entry: CatalogEntry) => string
  current: string | null
  /** Of the current one, which the desk may have retired. */
  name: string | null
  onChange: (value: string | null) => void
}

function Choice({ label, none, entries, valueOf, current, name, onChange }: ChoiceProps) {
  const id = useId()
  if (entries.length === 0 && current === null) return null
  const isGone = current !== null && !entries.some((entry) => valueOf(entry) === current)
  return (
    <span className="row">
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select w-auto"
        value={current ?? ''}
        onChange={({ target }) => onChange(target.value || null)}
      >
        <option value="">{none}</option>
        {isGone && <option value={current}>{name ?? current}</option>}
        {entries.map((entry) => (
          <option key={entry.id} value={valueOf(entry)}>
            {entry.name}
          </option>
        ))}
      </select>
    </span>
  )
}
