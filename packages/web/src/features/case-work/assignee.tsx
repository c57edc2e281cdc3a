import type { AssigneeSuggestions } from '@mesa/shared/wire/skills.schema'
import type { PatchTicketBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Avatar } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { Select, TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { caseWorkQueries, changeCase } from './case-work.queries.ts'

type Props = { ticket: TicketView; readerId: string }

/** Who has the case; one press takes a free one, handing it on says why (CL-9). */
export function Assignee({ ticket, readerId }: Props) {
  const t = useTranslations('consoleCase.context')
  const [isHanding, setIsHanding] = useState(false)
  const name = ticket.names.assignee
  const isMine = ticket.assigneeId === readerId
  const take = useAct({
    act: (body: PatchTicketBody) => changeCase(ticket.number, body, ticket.etag),
    families: ['tickets'],
    onDone: () => showToast(t('taken')),
  })
  return (
    <section className="ctx" aria-labelledby="ctx-responsable">
      <header>
        <h2 id="ctx-responsable">{t('people')}</h2>
      </header>
      <p className="row">
        <Avatar name={name} look="desk" decorative />
        {isMine ? t('mine') : (name ?? t('nobody'))}
      </p>
      <div className="row wrap">
        {ticket.assigneeId === null && (
          <Button
            look="primary"
            busy={take.isPending}
            onClick={() => take.mutate({ assigneeId: readerId })}
          >
            {t('take')}
          </Button>
        )}
        <Button onClick={() => setIsHanding(true)}>{t('transfer')}</Button>
      </div>
      {take.error && <ProblemNotice error={take.error} />}
      {isHanding && <TransferDialog ticket={ticket} onClose={() => setIsHanding(false)} />}
    </section>
  )
}

const workers = ['agent', 'supervisor']
const suggestedMax = 5

function TransferDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const t = useTranslations('consoleCase')
  const id = useId()
  const staff = useQuery(caseWorkQueries.staff()).data?.items ?? []
  const suggestions = useQuery(caseWorkQueries.suggestions(ticket.number)).data?.suggestions
  const [chosen, setChosen] = useState('')
  const people = staff.filter(
    ({ id: one, role }) => workers.includes(role) && one !== ticket.assigneeId,
  )
  const [errors, setErrors] = useState<Record<string, string>>({})
  const transfer = useAct({
    act: (body: PatchTicketBody) => changeCase(ticket.number, body, ticket.etag),
    families: ['tickets'],
    onDone: (changed) => {
      showToast(t('context.transferred', { name: changed.names.assignee ?? '' }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const assigneeId = formText(data, 'assigneeId')
    const reason = formText(data, 'reason')
    const found: Record<string, string> = {}
    if (!assigneeId) found['assigneeId'] = t('form.required')
    if (!reason) found['reason'] = t('form.required')
    setErrors(found)
    if (assigneeId && reason) transfer.mutate({ assigneeId, reason })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('context.transfer')}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={transfer.isPending}>
            {t('context.transferGo')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={transfer.error}
        pending={transfer.isPending}
        errors={errors}
      >
        <Suggestions
          suggestions={(suggestions ?? []).filter(({ user }) => user.id !== ticket.assigneeId)}
          chosen={chosen}
          onChoose={setChosen}
        />
        <Select
          name="assigneeId"
          label={t('context.to')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          placeholder={t('context.choosePerson')}
          choices={people.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <TextArea name="reason" label={t('context.transferReason')} maxLength={2000} />
      </Form>
    </Dialog>
  )
}

type SuggestionsProps = {
  suggestions: AssigneeSuggestions['suggestions']
  chosen: string
  onChoose: (id: string) => void
}

/** CL-11: who knows the product and has room; one press fills in the person. */
function Suggestions({ suggestions, chosen, onChoose }: SuggestionsProps) {
  const t = useTranslations('consoleRules.case.suggestions')
  const words = useTranslations('console.words.level')
  if (suggestions.length === 0) return null
  return (
    <div className="field">
      <p className="sm">{t('title')}</p>
      <ul className="rv-candidates">
        {suggestions.slice(0, suggestedMax).map(({ user, level, isPresent, openCases }) => (
          <li key={user.id}>
            <button
              type="button"
              className="rv-candidate"
              aria-pressed={chosen === user.id}
              onClick={() => onChoose(user.id)}
            >
              <strong>{user.name}</strong>{' '}
              <span className="soft">
                {level ? t('knows', { level: words(level) }) : t('knowsNot')},{' '}
                {t('load', { count: openCases })}
                {!isPresent && `, ${t('away')}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
