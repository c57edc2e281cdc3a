import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useSession } from '../../app/session.ts'
import { AfterHoursCard } from '../../features/after-hours/after-hours-card.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { ParticipantsCard } from '../../features/participants/participants-card.tsx'
import { SideSection } from '../../features/tickets/case-facts.tsx'
import { CaseStanding } from '../../features/tickets/case-standing.tsx'
import { HeadlineCard } from '../../features/tickets/headline-card.tsx'
import { keyUserships } from './customer-role.ts'

const ShareDialog = lazy(async () => {
  const { ShareDialog: Loaded } = await import('../../features/participants/share-dialog.tsx')
  return { default: Loaded }
})

/** The last progress, priority and place, above the conversation. */
export function CaseHead({ ticket }: { ticket: TicketView }) {
  return (
    <>
      {ticket.headline && <HeadlineCard headline={ticket.headline} />}
      <CaseStanding ticket={ticket} reason={useReasonName(ticket)} />
    </>
  )
}

function useReasonName({ priorityReason }: TicketView): string | null {
  const { data } = useQuery({
    ...newCaseQueries.catalog('priority-reasons'),
    enabled: priorityReason !== null,
  })
  return data?.items.find(({ code }) => code === priorityReason)?.name ?? null
}

/** IN-1, beside the conversation, where the desk offers it. */
export function CaseAfterHours({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalRules.inCase.afterHours')
  const { user, memberships } = useSession()
  const { data: desk } = useQuery(homeQueries.desk())
  if (desk?.policy.intake.afterHours !== 'request') return null
  const isTheirs = ticket.requesterId === user.id || isKeyUserOf(ticket, keyUserships(memberships))
  return (
    <AfterHoursCard
      number={ticket.number}
      readerZone={user.timeZone}
      mayAsk={isTheirs && ticket.closedAt === null}
      section={(content) => (
        <SideSection id="c-fuera" title={t('title')}>
          {content}
        </SideSection>
      )}
    />
  )
}

/** CV-10: who else of the company sees it. */
export function CaseParticipants({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalRules.inCase.share')
  const { user, memberships } = useSession()
  return (
    <ParticipantsCard
      number={ticket.number}
      readerId={user.id}
      mayShare={isKeyUserOf(ticket, keyUserships(memberships))}
      section={(content) => (
        <SideSection id="c-compartido" title={t('title')}>
          {content}
        </SideSection>
      )}
      dialog={(taken, onClose): ReactNode => (
        <Share ticket={ticket} taken={taken} onClose={onClose} />
      )}
    />
  )
}

type ShareProps = { ticket: TicketView; taken: readonly string[]; onClose: () => void }

/** People of the company who do not see it by their role, nor because it was shared. */
function Share({ ticket, taken, onClose }: ShareProps) {
  const members = useInfiniteQuery(organizationQueries.members(ticket.organizationId))
  if (members.data === undefined) return null
  const people = members.data.pages
    .flatMap(({ items }) => items)
    .filter(
      ({ userId, role, status }) =>
        role === 'requester' &&
        status !== 'disabled' &&
        userId !== ticket.requesterId &&
        !taken.includes(userId),
    )
    .map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` }))
  return (
    <Suspense fallback={null}>
      <ShareDialog number={ticket.number} people={people} onClose={onClose} />
    </Suspense>
  )
}

const isKeyUserOf = (
  { organizationId }: TicketView,
  keyUserIn: readonly { organizationId: string }[],
): boolean => keyUserIn.some((one) => one.organizationId === organizationId)
