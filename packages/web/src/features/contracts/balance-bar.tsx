import type { ContractBalance } from '@mesa/shared/wire/contracts.schema'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'

/** How the hours of a contract stand, in one thin bar; its words go beside it. */
export function BalanceBar({ balance }: { balance: ContractBalance }) {
  const t = useTranslations('consoleContracts')
  const { duration } = useFormat()
  const { availableMinutes, heldMinutes, consumedMinutes, expiredMinutes } = balance
  const parts = [
    { id: 'available', minutes: availableMinutes, className: 'lot1' },
    { id: 'held', minutes: heldMinutes, className: 'lot-h' },
    { id: 'gone', minutes: consumedMinutes + expiredMinutes, className: 'lot-spent' },
  ]
  return (
    <div
      className="lotbar ct-bar"
      role="img"
      aria-label={t('barLabel', {
        available: duration(availableMinutes),
        held: duration(heldMinutes),
        consumed: duration(consumedMinutes),
        expired: duration(expiredMinutes),
      })}
    >
      {parts
        .filter(({ minutes }) => minutes > 0)
        .map(({ id, minutes, className }) => (
          <i key={id} className={className} style={{ flex: minutes }} />
        ))}
    </div>
  )
}
