import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractView, LotView } from '@mesa/shared/wire/contracts.schema'
import type { HoursForecast } from '@mesa/shared/wire/forecast.schema'
import { type Lot, LotBar } from '../../components/gauges.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { paths } from '../../lib/paths.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { hoursQueries } from './hours.queries.ts'
import { useLotName } from '../../lib/lot-name.ts'

/** One contract in a side column: hours left of those received, by lot, soonest to expire first. */
export function HoursLeft({ contract }: { contract: ContractView }) {
  const t = useTranslations('portalHours')
  const format = useFormat()
  const lots = useQuery(hoursQueries.lots(contract.id))
  const { data: now } = useQuery(hoursQueries.balance(contract.id))
  const { availableMinutes, grantedMinutes } = contract.balance
  return (
    <div className="stack">
      <p className="sm">
        <Link to={paths.contractHours(contract.id)}>{contract.number}</Link>, {contract.name}
      </p>
      <p className="big">
        {format.duration(availableMinutes)}{' '}
        <small>{t('ofGranted', { granted: format.duration(grantedMinutes) })}</small>
      </p>
      <Loaded query={lots}>{({ items }) => <LotsOf lots={items} />}</Loaded>
      {now?.forecast && <Foretold forecast={now.forecast} />}
    </div>
  )
}

/** In one line; the hours page says what it goes by. */
function Foretold({ forecast: { runsOutOn, horizon, basis } }: { forecast: HoursForecast }) {
  const t = useTranslations('portalHours')
  const format = useFormat()
  if (basis.minutesLeft <= 0) return null
  return (
    <p className="muted sm">
      {t(runsOutOn ? 'runsOut' : 'lasts', {
        weeks: basis.weeks,
        date: format.date(lastDay(runsOutOn ?? horizon)),
      })}
    </p>
  )
}

/** The lots that still hold something, with what is reserved and what is gone on lines of their own. */
export function LotsOf({ lots }: { lots: readonly LotView[] }) {
  const t = useTranslations('portalHours')
  const format = useFormat()
  const nameOf = useLotName()
  const shown: Lot[] = lots
    .filter(({ availableMinutes }) => availableMinutes > 0)
    .map((lot) => ({
      id: lot.id,
      label: t('lotUntil', { name: nameOf(lot), date: format.date(lastDay(lot.validUntil)) }),
      ...(lot.note !== null && { title: lot.note }),
      minutes: lot.availableMinutes,
    }))
  const held = lots.reduce((sum, lot) => sum + lot.heldMinutes, 0)
  const spent = lots.reduce((sum, lot) => sum + lot.consumedMinutes + lot.expiredMinutes, 0)
  if (shown.length === 0 && held === 0) return <p className="muted sm">{t('lotsEmpty')}</p>
  return (
    <LotBar
      spent={{ label: t('spent'), minutes: spent }}
      lots={
        held > 0 ? [...shown, { id: 'held', label: t('held'), minutes: held, held: true }] : shown
      }
    />
  )
}
