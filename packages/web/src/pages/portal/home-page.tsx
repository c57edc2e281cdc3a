import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TodoItem } from '@mesa/shared/wire/ticket-queries.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { useWaitingDrafts } from '../../app/use-portal-links.ts'
import { buttonClass } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { TurnShape } from '../../components/marks.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { EmptyState } from '../../components/states.tsx'
import {
  awaitsAcceptance,
  conditionsQueries,
} from '../../features/conditions/conditions.queries.ts'
import { AttentionHours } from '../../features/home/attention-hours.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { PlanSlots } from '../../features/home/plan-slots.tsx'
import { RuleWait } from '../../features/home/rule-waits.tsx'
import { WaitCard } from '../../features/home/wait-card.tsx'
import { HoursLeft } from '../../features/hours/hours-left.tsx'
import { hoursQueries } from '../../features/hours/hours.queries.ts'
import { OurCases } from '../../features/tickets/case-lines.tsx'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { zoneCity } from '../../lib/format.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

const oursShown = 5
const oursQuery = () => ticketQueries.list({ open: true, waitingOn: 'desk' }, oursShown)
const rank: Record<TodoItem['kind'], number> = { decision: 0, validation: 1, question: 2 }
const never = '9999'

/** What silence ends soonest first, then decisions, solutions and questions. */
const soonestFirst = (one: TodoItem, other: TodoItem) =>
  (one.expiresAt ?? never).localeCompare(other.expiresAt ?? never) ||
  rank[one.kind] - rank[other.kind]

export async function loader() {
  await queryClient.ensureQueryData(homeQueries.todo())
  return null
}

export function Component() {
  const t = useTranslations('portal')
  const { user } = useSession()
  const { data: todo } = useSuspenseQuery(homeQueries.todo())
  useLiveTickets()
  const items = todo.items.toSorted(soonestFirst)
  const ofRules = useRuleWaits(items.length === 0)
  return (
    <>
      <PageHeader
        documentTitle={t('home.documentTitle')}
        title={t('home.title', {
          name: user.name.split(' ')[0] ?? user.name,
          count: items.length + ofRules.length,
        })}
        lead={<Lead items={todo.items} others={ofRules.length} />}
        action={
          <Link className={buttonClass('primary', 'lg')} to={paths.newCase()}>
            <Plus className="ico" aria-hidden /> {t('newCase')}
          </Link>
        }
      />
      <div className="p-grid">
        <div>
          {items.length + ofRules.length > 0 && (
            <section className="p-sec" aria-labelledby="h-wait">
              <h2 id="h-wait" className="row">
                <TurnShape side="you" className="tmh" />
                {t('home.waiting')}
              </h2>
              <div className="wait-list">
                {items.map((item, position) => (
                  <WaitCard
                    key={`${item.kind} ${item.decisionId ?? item.ticketId}`}
                    item={item}
                    isFirst={position === 0}
                  />
                ))}
                {ofRules}
              </div>
            </section>
          )}
          <Ours />
        </div>
        <Aside />
      </div>
    </>
  )
}

/** What waits and is of no case: conditions to accept (EN-5), drafts of colleagues (EN-4). */
function useRuleWaits(isFirst: boolean): ReactNode[] {
  const t = useTranslations('portal.home')
  const { data: desk } = useQuery(homeQueries.desk())
  const { memberships } = useSession()
  const mayOpen =
    !desk?.policy.entitlement.keyUsersOnly || memberships.some(({ role }) => role !== 'requester')
  const hasConditions = desk?.policy.entitlement.conditions === 'once' && mayOpen
  const conditions = useQuery({ ...conditionsQueries.current(), enabled: hasConditions })
  const drafts = useWaitingDrafts(desk?.policy.entitlement.keyUsersOnly ?? false)
  const awaited = hasConditions && conditions.data && awaitsAcceptance(conditions.data)
  return [
    ...(awaited
      ? [
          <RuleWait
            key="conditions"
            title={t('conditions')}
            asked={t('conditionsAsk')}
            meanwhile={t('conditionsMeanwhile')}
            act={t('conditionsAct')}
            to={paths.conditions()}
            isFirst={isFirst}
          />,
        ]
      : []),
    ...(drafts > 0
      ? [
          <RuleWait
            key="drafts"
            title={t('drafts', { count: drafts })}
            asked={t('draftsAsk')}
            meanwhile={t('draftsMeanwhile')}
            act={t('draftsAct')}
            to={paths.drafts()}
            isFirst={isFirst && !awaited}
          />,
        ]
      : []),
  ]
}

function Lead({ items, others }: { items: readonly TodoItem[]; others: number }) {
  const t = useTranslations('portal.home')
  const format = useFormat()
  if (items.length + others === 0) return t('leadNone')
  const soonest = items
    .flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]))
    .toSorted()[0]
  return soonest ? t('leadUrgent', { instant: format.instant(soonest) }) : t('leadOpen')
}

function Ours() {
  const t = useTranslations('portal.home')
  const ours = useInfiniteQuery(oursQuery())
  // What also waits for a decision of the customer stands above.
  const cases = ours.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ pendingDecisions }) => pendingDecisions.length === 0)
  return (
    <section className="p-sec" aria-labelledby="h-us">
      <h2 id="h-us" className="row">
        <TurnShape side="us" className="tmh" />
        {t('ours')}
      </h2>
      {cases === undefined && !ours.isError && <SkeletonLines lines={3} />}
      {cases === undefined && ours.isError && (
        <ProblemNotice error={ours.error} onRetry={() => void ours.refetch()} />
      )}
      {cases?.length === 0 && (
        <EmptyState side="nobody" title={t('oursEmpty')}>
          <p>{t('oursEmptyBody')}</p>
        </EmptyState>
      )}
      {cases && cases.length > 0 && <OurCases cases={cases} />}
      <p className="md">
        <Link to={paths.cases()}>{t('allCases')}</Link>
      </p>
    </section>
  )
}

/** Attention now, and per organization its places and, for who sees them, its hours. */
function Aside() {
  const t = useTranslations()
  const { memberships } = useSession()
  const desk = useQuery(homeQueries.desk())
  return (
    <aside className="p-side" aria-label={t('portal.home.slots')}>
      <section aria-labelledby="s-att">
        <h2 id="s-att">
          {t('portal.home.attention')}
          {desk.data && <span className="aside">{zoneCity(desk.data.attention.timeZone)}</span>}
        </h2>
        <Loaded query={desk}>{(view) => <AttentionHours desk={view} />}</Loaded>
      </section>
      {memberships.map(({ organizationId, organizationName, role }) => (
        <OrganizationAside
          key={organizationId}
          id={organizationId}
          name={memberships.length > 1 ? organizationName : null}
          seesHours={role !== 'requester'}
        />
      ))}
    </aside>
  )
}

type OrganizationAsideProps = { id: string; name: string | null; seesHours: boolean }

function OrganizationAside({ id, name, seesHours }: OrganizationAsideProps) {
  const t = useTranslations('portal.home')
  const slots = useQuery(homeQueries.slots(id))
  const limit = slots.data?.limit
  const desk = useQuery(homeQueries.desk())
  const isLimited = desk.data?.policy.entitlement.openCaseLimit !== 'off'
  return (
    <>
      <section aria-labelledby={`s-slots-${id}`}>
        <h2 id={`s-slots-${id}`}>
          <span>
            {t(isLimited ? 'slots' : 'openCases')}
            {name && <span className="soft block sm">{name}</span>}
          </span>
          {slots.data && (
            <span className="aside nowrap">
              {limit === null || limit === undefined
                ? t(isLimited ? 'slotsNoLimit' : 'openCount', { used: slots.data.used })
                : t('slotsCount', { used: slots.data.used, limit })}
            </span>
          )}
        </h2>
        <Loaded query={slots} refused={<p className="muted sm">{t('slotsRefused')}</p>}>
          {(view) => <PlanSlots slots={view} isLimited={isLimited} />}
        </Loaded>
      </section>
      {seesHours && <HoursSection organizationId={id} name={name} />}
    </>
  )
}

function HoursSection({ organizationId, name }: { organizationId: string; name: string | null }) {
  const t = useTranslations('portalHours')
  const contracts = useQuery(hoursQueries.contracts(organizationId))
  return (
    <section aria-labelledby={`s-hrs-${organizationId}`}>
      <h2 id={`s-hrs-${organizationId}`}>
        <span>
          {t('available')}
          {name && <span className="soft block sm">{name}</span>}
        </span>
        <Link to={paths.hours()}>{t('seeStatement')}</Link>
      </h2>
      <Loaded query={contracts} refused={<p className="muted sm">{t('refusedBody')}</p>}>
        {({ items }) => {
          const active = items.filter(({ status }) => status === 'active')
          if (active.length === 0) return <p className="muted sm">{t('noActive')}</p>
          return active.map((contract) => <HoursLeft key={contract.id} contract={contract} />)
        }}
      </Loaded>
    </section>
  )
}
