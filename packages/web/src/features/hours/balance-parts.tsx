import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractBalance, LotList } from '@mesa/shared/wire/contracts.schema'
import type { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import { lastDay } from '../../lib/last-day.ts'
import { useLotName } from '../../lib/lot-name.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

type Part = { id: string; label: ReactNode; minutes: number }

/** Parts that add up to a figure, and words about them. */
export function Parts({ parts, children }: { parts: readonly Part[]; children?: ReactNode }) {
  const { duration } = useFormat()
  return (
    <>
      {parts.length > 0 && (
        <dl className="sum">
          {parts.map(({ id, label, minutes }) => (
            <div key={id} className="contents">
              <dt>{label}</dt>
              <dd>{duration(minutes, 'full')}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </>
  )
}

type LotPartsProps = {
  lots: LotList
  figure: 'granted' | 'available' | 'held' | 'consumed' | 'expired'
  balance: ContractBalance
}

/** A figure by lot; what no lot at hand has is said too, so that the parts are the whole. */
export function LotParts({ lots: { items, nextCursor }, figure, balance }: LotPartsProps) {
  const t = useTranslations('hoursPage.balance')
  const format = useFormat()
  const nameOf = useLotName()
  const parts: Part[] = items
    .map((lot) => ({
      id: lot.id,
      label: t('lot', { name: nameOf(lot), until: format.date(lastDay(lot.validUntil)) }),
      minutes: lot[`${figure}Minutes`],
    }))
    .filter(({ minutes }) => minutes !== 0)
  const rest = balance[`${figure}Minutes`] - parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (rest !== 0) {
    // Minutes used in advance are of no lot until one settles them.
    const label = nextCursor === null && figure === 'consumed' ? t('overdraft') : t('otherLots')
    parts.push({ id: 'rest', label, minutes: rest })
  }
  return <Parts parts={parts}>{parts.length === 0 && <p>{t('noParts')}</p>}</Parts>
}

/** What is held, by case and consent. */
export function HoldParts({ atCases }: { atCases: HoursAtCases }) {
  const t = useTranslations('hoursPage.balance')
  const format = useFormat()
  const parts: Part[] = atCases.held.map((hold) => ({
    id: `${hold.ticketNumber} ${hold.consentId}`,
    minutes: hold.heldMinutes,
    label: (
      <>
        <Link
          to={
            hold.consentId
              ? paths.caseDecision(hold.ticketNumber, hold.consentId)
              : paths.case(hold.ticketNumber)
          }
        >
          {t('holdOf', { number: String(hold.ticketNumber), subject: hold.ticketSubject })}
        </Link>
        {hold.answeredBy && hold.answeredAt && hold.agreedMinutes !== null && (
          <span className="block sm soft">
            {t('holdBy', {
              who: hold.answeredBy,
              minutes: format.duration(hold.agreedMinutes),
              instant: format.instant(hold.answeredAt),
            })}
          </span>
        )}
      </>
    ),
  }))
  const rest = atCases.heldMinutes - parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (rest !== 0) parts.push({ id: 'rest', label: t('otherHolds'), minutes: rest })
  return <Parts parts={parts}>{parts.length === 0 && <p>{t('noParts')}</p>}</Parts>
}
