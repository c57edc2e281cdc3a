import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { FileGallery } from '../../features/attachments/attachment-list.tsx'
import { attachmentQueries } from '../../features/attachments/attachments.queries.ts'
import { CoverageCard } from '../../features/case-coverage/coverage-card.tsx'
import { ExplainButton } from '../../features/clocks/explain-button.tsx'
import {
  CaseFields,
  CasePeople,
  CaseTimes,
  SideSection,
} from '../../features/tickets/case-facts.tsx'
import { CaseHours } from '../../features/tickets/case-hours.tsx'
import { RecordDownloads } from '../../features/tickets/record-downloads.tsx'
import { CaseAfterHours, CaseParticipants } from './case-rules.tsx'

/** Times, hours, people, files, facts and the record of a case. */
export function CaseAside({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalCase')
  const { memberships } = useSession()
  const seesHours = memberships.some(
    ({ organizationId, role }) => organizationId === ticket.organizationId && role !== 'requester',
  )
  return (
    <aside className="p-side" aria-label={t('fields.title')}>
      <CaseTimes
        ticket={ticket}
        explain={(metric, clock) => (
          <ExplainButton
            {...{ number: ticket.number, metric, voice: 'customer', ...(clock && { clock }) }}
          />
        )}
      />
      <CaseHours ticket={ticket} seesHours={seesHours} />
      <CoverageCard
        number={ticket.number}
        section={(content) => (
          <SideSection id="c-cobertura" title={t('coverage.title')}>
            {content}
          </SideSection>
        )}
      />
      <CasePeople ticket={ticket} />
      <CaseAfterHours ticket={ticket} />
      <CaseParticipants ticket={ticket} />
      <CaseFiles number={ticket.number} />
      <CaseFields ticket={ticket} />
      <RecordDownloads number={ticket.number} />
    </aside>
  )
}

function CaseFiles({ number }: { number: number }) {
  const t = useTranslations('caseShared.files')
  const gallery = useQuery(attachmentQueries.gallery(number))
  return (
    <SideSection id="c-a" title={t('title')} aside={gallery.data?.items.length}>
      <Loaded query={gallery} refused={<p className="muted sm">{t('none')}</p>}>
        {({ items }) => <FileGallery files={items} />}
      </Loaded>
    </SideSection>
  )
}
