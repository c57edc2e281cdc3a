import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { SlotHolder, SlotsView } from '@mesa/shared/wire/organizations.schema'
import { type Slot, SlotsBar } from '../../components/gauges.tsx'
import { paths } from '../../lib/paths.ts'

/** Up to this many places are drawn one by one; beyond it only the words count. */
const drawnMax = 20

type PlanSlotsProps = {
  slots: SlotsView
  /** Whether the rulebook knows places at all (EN-3); else these are the open cases and no more. */
  isLimited: boolean
  /** Dashes the place to be taken. */
  next?: boolean
}

/** Places of the plan: how many, who holds them, how many are left. */
export function PlanSlots({ slots, isLimited, next = false }: PlanSlotsProps) {
  const t = useTranslations('portal.home')
  const { limit, used, holders } = slots
  return (
    <>
      {limit !== null && limit > 0 && limit <= drawnMax && <SlotsBar slots={cells(slots, next)} />}
      {holders.length === 0 ? (
        <p className="muted sm">{t(isLimited ? 'slotsEmpty' : 'openNone')}</p>
      ) : (
        <ul className="slot-list">
          {holders.map((holder) => (
            <Holder key={holder.number} holder={holder} />
          ))}
        </ul>
      )}
      {isLimited && (
        <p className="muted sm mt-2">
          {limit === null ? t('noLimitNote') : t('slotsLeft', { left: Math.max(0, limit - used) })}
        </p>
      )}
    </>
  )
}

/** Of colleagues' cases a requester is told number and subject, and no more: there is nothing to open. */
function Holder({ holder }: { holder: SlotHolder }) {
  const t = useTranslations('portal')
  return (
    <li>
      {holder.status === undefined ? (
        <span>{holder.number}</span>
      ) : (
        <Link to={paths.case(holder.number)} title={holder.subject}>
          {holder.number}
        </Link>
      )}
      <span className="trunc" title={holder.subject}>
        {holder.subject}
      </span>
      <span className="soft">{holder.isMine ? t('you') : (holder.requesterName ?? '')}</span>
    </li>
  )
}

function cells({ limit, holders, used }: SlotsView, next: boolean): Slot[] {
  const taken: Slot[] = holders.map(({ isMine }) => (isMine ? 'mine' : 'taken'))
  const unseen: Slot[] = Array.from({ length: Math.max(0, used - taken.length) }, () => 'taken')
  const held = [...taken, ...unseen]
  const free = Math.max(0, (limit ?? 0) - held.length)
  const rest: Slot[] = Array.from({ length: free }, (_, index) =>
    next && index === 0 ? 'next' : 'free',
  )
  return [...held, ...rest]
}
