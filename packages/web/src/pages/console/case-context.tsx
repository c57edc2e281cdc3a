import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useTranslations } from 'use-intl'
import { useSession } from '../../app/session.ts'
import { Assignee } from '../../features/case-work/assignee.tsx'
import { CaseData } from '../../features/case-work/case-data.tsx'
import { Clocks, CustomerFacts } from '../../features/case-work/case-facts.tsx'
import { CaseSilence } from '../../features/case-work/case-silence.tsx'
import { CaseFlags } from '../../features/case-work/case-flags.tsx'
import { ContactCard } from '../../features/case-work/contact-card.tsx'
import { TermsAsked } from '../../features/case-work/terms-asked.tsx'
import { Participants } from '../../features/case-work/participants.tsx'
import { ClassificationForm } from '../../features/case-work/classification-form.tsx'
import { CoveragePanel } from '../../features/case-coverage/coverage-panel.tsx'
import { Consents } from '../../features/case-work/consents.tsx'
import { AfterHoursPanel } from '../../features/after-hours-desk/after-hours-panel.tsx'
import { PriorityClaim } from '../../features/priority/priority-claim.tsx'
import { ExplainButton } from '../../features/clocks/explain-button.tsx'
import { WorklogPanel } from '../../features/worklogs/worklog-panel.tsx'

/** The right column: who, how much, until when, what kind, and the work. */
export function CaseContext({ ticket, readerId }: { ticket: TicketView; readerId: string }) {
  const t = useTranslations('consoleCase.context')
  const priority = useTranslations('consoleRules.priority')
  const { number, openedAt } = ticket
  const isEnded = ticket.closedAt !== null
  const mayCorrectAll = useSession().user.role === 'supervisor'
  return (
    <aside className="cc-ctx" aria-label={t('title')}>
      <Assignee ticket={ticket} readerId={readerId} />
      <CaseFlags ticket={ticket} />
      {ticket.priorityState !== null && (
        <section className="ctx" aria-labelledby="ctx-prioridad">
          <header>
            <h2 id="ctx-prioridad">{priority('title')}</h2>
          </header>
          <PriorityClaim ticket={ticket} isEnded={isEnded} />
        </section>
      )}
      <TermsAsked ticket={ticket} isEnded={isEnded} />
      <AfterHoursPanel number={number} />
      <CaseSilence ticket={ticket} />
      <CustomerFacts ticket={ticket} />
      <CoveragePanel number={number} />
      <ContactCard ticket={ticket} isEnded={isEnded} />
      <Participants number={number} />
      <Clocks
        ticket={ticket}
        explain={(metric, clock) => (
          <ExplainButton {...{ number, metric, voice: 'desk', ...(clock && { clock }) }} />
        )}
      />
      <ClassificationForm ticket={ticket} />
      <WorklogPanel about={{ number, openedAt, userId: readerId, mayCorrectAll }} />
      <Consents number={ticket.number} />
      <CaseData ticket={ticket} />
    </aside>
  )
}
