import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useTranslations } from 'use-intl'
import { Assignee } from '../../features/case-work/assignee.tsx'
import { CaseData } from '../../features/case-work/case-data.tsx'
import { Clocks, CustomerFacts } from '../../features/case-work/case-facts.tsx'
import { CaseSilence } from '../../features/case-work/case-silence.tsx'
import { ClassificationForm } from '../../features/case-work/classification-form.tsx'
import { Consents } from '../../features/case-work/consents.tsx'
import { ExplainButton } from '../../features/clocks/explain-button.tsx'
import { WorklogPanel } from '../../features/worklogs/worklog-panel.tsx'

/** The right column: who, how much, until when, what kind, and the work. */
export function CaseContext({ ticket, readerId }: { ticket: TicketView; readerId: string }) {
  const t = useTranslations('consoleCase.context')
  const { number, openedAt } = ticket
  return (
    <aside className="cc-ctx" aria-label={t('title')}>
      <Assignee ticket={ticket} readerId={readerId} />
      <CaseSilence ticket={ticket} />
      <CustomerFacts ticket={ticket} />
      <Clocks
        ticket={ticket}
        explain={(metric, clock) => (
          <ExplainButton {...{ number, metric, voice: 'desk', ...(clock && { clock }) }} />
        )}
      />
      <ClassificationForm ticket={ticket} />
      <WorklogPanel about={{ number, openedAt, userId: readerId }} />
      <Consents number={ticket.number} />
      <CaseData ticket={ticket} />
    </aside>
  )
}
