import type { OrganizationOverview } from '@mesa/shared/wire/organizations.schema'
import type { ClockView, TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { useComponentWord } from '../../lib/component-word.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { caseWorkQueries } from './case-work.queries.ts'

/** The customer and the contract that pays, from one call. */
export function CustomerFacts({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const query = useQuery(caseWorkQueries.overview(ticket.organizationId))
  return (
    <Loaded query={query} lines={4} refused={<p className="ctx">{t('noContract')}</p>}>
      {(overview) => (
        <>
          <Customer overview={overview} ticket={ticket} />
          <Contract overview={overview} ticket={ticket} />
        </>
      )}
    </Loaded>
  )
}

type CustomerProps = { overview: OrganizationOverview; ticket: TicketView }

function Customer({ overview: { organization, slots }, ticket }: CustomerProps) {
  const t = useTranslations('consoleCase.context')
  const words = useTranslations('console.words')
  const rules = useTranslations('consoleRules.case')
  const { standing, accountClass, accountLeadName } = organization
  const substitute = substituteOf(organization, ticket)
  const isPaidUp = standing === 'current'
  return (
    <section className="ctx" aria-labelledby="ctx-cliente">
      <header>
        <h2 id="ctx-cliente">{organization.name}</h2>
        <Badge
          tone={isPaidUp ? 'ok' : 'late'}
          icon={isPaidUp ? <Check className="ico" aria-hidden /> : undefined}
        >
          {words(`standing.${standing}`)}
        </Badge>
      </header>
      <p className="soft">
        {words(`accountClass.${accountClass}`)}.{' '}
        {accountLeadName ? t('lead', { name: accountLeadName }) : t('noLead')}.{' '}
        {substitute && `${rules('substitute', { name: substitute })} `}
        {slots.limit === null
          ? t('slotsFree', { used: slots.used })
          : t('slots', { used: slots.used, limit: slots.limit })}
        .
      </p>
      <p className="soft">
        {t('requester')}: {ticket.names.requester}
      </p>
      {ticket.queuePlace && (
        <p className="soft">
          {rules('inProgress.place', {
            place: ticket.queuePlace.place,
            limit: ticket.queuePlace.limit,
          })}
        </p>
      )}
    </section>
  )
}

/** Who follows the case while its customer's lead is away (CL-1); null: the lead does. */
function substituteOf(
  { accountLeadId }: OrganizationOverview['organization'],
  ticket: TicketView,
): string | null {
  const isOther = accountLeadId !== null && ticket.accountLeadId !== accountLeadId
  return isOther && ticket.accountLeadId ? (ticket.names.accountLead ?? null) : null
}

/** The contract that pays for the case, or would: an active one for its product. */
export function contractOf({ contracts = [] }: OrganizationOverview, ticket: TicketView) {
  return (
    contracts.find(({ id }) => id === ticket.contractId) ??
    contracts.find(
      ({ status, products }) =>
        status === 'active' && products.some(({ id }) => id === ticket.productId),
    )
  )
}

function Contract({ overview, ticket }: { overview: OrganizationOverview; ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const format = useFormat()
  const component = useComponentWord()
  const { hours } = ticket
  const contract = contractOf(overview, ticket)
  const logged = Object.entries(hours.loggedMinutes).filter(([, minutes]) => minutes > 0)
  const figures = [
    ...logged.map(([code, minutes]) => [component(code), minutes] as const),
    [t('consented'), hours.consentedMinutes],
    [t('charged'), hours.chargedMinutes],
    [t('held'), hours.heldMinutes],
    [t('uncharged'), hours.unchargedMinutes],
  ] as const
  return (
    <section className="ctx" aria-labelledby="ctx-contrato">
      <header>
        <h2 id="ctx-contrato">
          {t('contract')} {contract?.number}
        </h2>
        {contract && (
          <strong>
            {t('free', { duration: format.duration(contract.balance.availableMinutes) })}
          </strong>
        )}
      </header>
      <p className="soft">
        {contract
          ? `${contract.name}, ${t('until', { date: format.date(lastDay(contract.endsOn)) })}`
          : t('noContract')}
      </p>
      <dl className="sum">
        {figures.map(([name, minutes]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{format.duration(minutes, 'full')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const clockNames = ['firstReply', 'nextReply', 'resolution'] as const

/** Opens why a clock says what it says; given by the page, as features do not meet. */
type Explain = (
  metric: (typeof clockNames)[number] | 'customerReply' | 'freshness',
  clock?: ClockView,
) => ReactNode
type ClocksProps = {
  ticket: Pick<TicketView, 'sla' | 'autoCloseAt' | 'redAt'>
  explain: Explain
}

export function Clocks({ ticket, explain }: ClocksProps) {
  const t = useTranslations('consoleCase.context')
  const clocks = clockNames.flatMap((name) => {
    const clock = ticket.sla[name]
    return clock ? [{ name, clock }] : []
  })
  return (
    <section className="ctx" aria-labelledby="ctx-relojes">
      <header>
        <h2 id="ctx-relojes">{t('clocks')}</h2>
      </header>
      {clocks.length === 0 && <p className="muted">{t('noClocks')}</p>}
      {clocks.map(({ name, clock }) => (
        <Clock key={name} name={name} clock={clock} explain={explain(name, clock)} />
      ))}
      <SilenceRow metric="customerReply" at={ticket.autoCloseAt} explain={explain} />
      <SilenceRow metric="freshness" at={ticket.redAt ?? null} explain={explain} />
    </section>
  )
}

type SilenceProps = {
  metric: 'customerReply' | 'freshness'
  at: string | null
  explain: Explain
}

/** When silence has its effect (CV-4, CV-5). */
function SilenceRow({ metric, at, explain }: SilenceProps) {
  const clocks = useTranslations('clocks')
  const t = useTranslations('consoleCase.context')
  const format = useFormat()
  if (at === null) return null
  return (
    <div className="clockrow">
      <span>{clocks(`metric.${metric}`, { voice: 'desk' })}</span>
      {explain(metric)}
      <span className="muted xs">{t('due', { time: format.instant(at) })}</span>
    </div>
  )
}

const soonShare = 0.75

type ClockProps = { name: (typeof clockNames)[number]; clock: ClockView; explain: ReactNode }

function Clock({ name, clock, explain }: ClockProps) {
  const t = useTranslations('consoleCase.context')
  const due = useTranslations('common.due')
  const format = useFormat()
  const { state, targetMinutes, elapsedMinutes, dueAt } = clock
  const left = targetMinutes - elapsedMinutes
  const share = state === 'met' || state === 'breached' ? 1 : elapsedMinutes / targetMinutes
  const isSoon = state === 'running' && share >= soonShare
  const look = state === 'breached' ? 'due-late' : isSoon ? 'due-soon' : ''
  const mark = state === 'breached' ? 'late' : state === 'met' ? 'met' : isSoon ? 'soon' : 'ok'
  const words = {
    running: () => format.duration(left),
    paused: () => t('paused'),
    met: () => t('met'),
    breached: () => due('late', { duration: format.duration(Math.abs(left)) }),
  }
  return (
    <div className="clockrow">
      <span>{t('clockOf', { clock: t(name), target: format.duration(targetMinutes) })}</span>
      <span className={look}>{words[state]()}</span>
      <span className="due-bar" aria-hidden="true">
        <i
          style={{ width: `${Math.min(1, share) * 100}%`, background: `var(--sla-${mark}-mark)` }}
        />
      </span>
      <span className="muted xs">{dueAt && t('due', { time: format.instant(dueAt) })}</span>
      {explain}
    </div>
  )
}
