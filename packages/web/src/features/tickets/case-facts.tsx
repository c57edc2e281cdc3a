import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ClockView, TicketView } from '@mesa/shared/wire/tickets.schema'
import { Avatar } from '../../components/marks.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ExpectedTime } from './expected-time.tsx'

type SideSectionProps = { id: string; title: string; aside?: ReactNode; children: ReactNode }

export function SideSection({ id, title, aside, children }: SideSectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} {aside && <span className="aside">{aside}</span>}
      </h2>
      {children}
    </section>
  )
}

type Promised = 'firstReply' | 'nextReply' | 'resolution'
type CaseTimesProps = {
  ticket: TicketView
  /** Opens why a clock says what it says; given by the page, as features do not meet. */
  explain: (metric: Promised | 'customerReply', clock?: ClockView) => ReactNode
}

/** What was promised beside what is honestly expected (CL-8). */
export function CaseTimes({ ticket, explain }: CaseTimesProps) {
  const t = useTranslations('portalCase.times')
  const clockWords = useTranslations('clocks')
  const format = useFormat()
  const clocks = (['firstReply', 'nextReply', 'resolution'] as const).flatMap((name) => {
    const clock = ticket.sla[name]
    return clock ? [{ name, clock }] : []
  })
  const paused = clocks.find(({ clock }) => clock.state === 'paused')
  return (
    <SideSection id="c-t" title={t('title')}>
      {clocks.length === 0 && <p className="muted sm">{t('none')}</p>}
      <dl className="kv">
        {clocks.map(({ name, clock }) => (
          <div key={name} className="contents">
            <dt>{t(name)}</dt>
            <dd>
              <ClockWords clock={clock} /> {explain(name, clock)}
            </dd>
          </div>
        ))}
        {ticket.autoCloseAt && (
          <div className="contents">
            <dt>{clockWords('metric.customerReply', { voice: 'customer' })}</dt>
            <dd>
              {format.instant(ticket.autoCloseAt)} {explain('customerReply')}
            </dd>
          </div>
        )}
        {ticket.closedAt && ticket.closeReason === 'silence' && (
          <div className="contents">
            <dt>{clockWords('metric.customerReply', { voice: 'customer' })}</dt>
            <dd>
              {format.instant(ticket.closedAt)} {explain('customerReply')}
            </dd>
          </div>
        )}
      </dl>
      <ExpectedTime ticket={ticket} />
      {paused && (
        <p className="muted sm mt-2">
          {t('pausedNote', {
            elapsed: format.duration(paused.clock.elapsedMinutes),
            target: format.duration(paused.clock.targetMinutes),
          })}
        </p>
      )}
    </SideSection>
  )
}

function ClockWords({ clock }: { clock: ClockView }) {
  const t = useTranslations('portalCase.times')
  const format = useFormat()
  const due = clock.dueAt && format.instant(clock.dueAt)
  if (clock.state === 'running') return due
  if (clock.state === 'breached') return due ? `${due} (${t('breached')})` : t('breached')
  return t(clock.state)
}

export function CasePeople({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalCase.people')
  const { assignee, accountLead } = ticket.names
  const people = [
    ...(assignee ? [{ name: assignee, role: t('assignee') }] : []),
    ...(accountLead ? [{ name: accountLead, role: t('lead') }] : []),
  ]
  return (
    <SideSection id="c-p" title={t('title')}>
      {people.length === 0 && <p className="muted sm">{t('none')}</p>}
      <ul className="stack">
        {people.map(({ name, role }) => (
          <li key={role} className="row">
            <Avatar name={name} look="desk" decorative />
            <span className="grow">{name}</span>
            <span className="muted sm">{role}</span>
          </li>
        ))}
      </ul>
    </SideSection>
  )
}

/** What the case was opened with, in the words of the form it was written under (IN-4). */
export function CaseFields({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('portalCase.fields')
  const rows: { label: string; value: ReactNode }[] = [
    { label: t('module'), value: ticket.module },
    ...(ticket.names.category ? [{ label: t('category'), value: ticket.names.category }] : []),
    ...ticket.template.flatMap(({ key, label }) => {
      const value = ticket.fields[key]
      return value === undefined ? [] : [{ label, value: <FieldValue value={value} /> }]
    }),
    ...(ticket.contact
      ? [
          {
            label: t('contact'),
            value: [ticket.contact.name, ticket.contact.phone, ticket.contact.hours]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
    ...(ticket.previousTicketNumber
      ? [
          {
            label: t('previous'),
            value: (
              <Link to={paths.case(ticket.previousTicketNumber)}>
                {ticket.previousTicketNumber}
              </Link>
            ),
          },
        ]
      : []),
  ]
  return (
    <SideSection id="c-f" title={t('title')}>
      <dl className="case-fields">
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SideSection>
  )
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const dateShape = /^\d{4}-\d{2}-\d{2}$/

function FieldValue({ value }: { value: string | number | boolean }) {
  const format = useFormat()
  if (typeof value === 'boolean') return value ? '✓' : '—'
  if (typeof value === 'number') return value
  if (instantShape.test(value)) return format.instant(value)
  return dateShape.test(value) ? format.date(value) : value
}
