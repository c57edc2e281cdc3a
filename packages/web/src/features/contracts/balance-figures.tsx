import type { ContractView, LotView } from '@mesa/shared/wire/contracts.schema'
import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { BalanceBar } from './balance-bar.tsx'

const given = ['granted', 'overdraft'] as const
const where = ['available', 'held', 'consumed', 'expired'] as const
type Figure = (typeof given)[number] | (typeof where)[number]

type Props = { contract: ContractView; lots: readonly LotView[] }

/** granted + overdraft = available + held + consumed + expired; each figure opens its parts. */
export function BalanceFigures({ contract, lots }: Props) {
  const t = useTranslations('consoleContracts.balance')
  const { instant } = useFormat()
  const id = useId()
  const [open, setOpen] = useState<Figure | null>(null)
  const { balance } = contract
  const cell = (figure: Figure, sign: string | null) => (
    <FigureCell
      key={figure}
      figure={figure}
      minutes={balance[`${figure}Minutes`]}
      sign={sign}
      partsId={open === figure ? id : undefined}
      onToggle={() => setOpen(open === figure ? null : figure)}
    />
  )
  return (
    <section className="card ct-balance" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('title')}</h2>
      <BalanceBar balance={balance} />
      <div className="ct-sum">
        {given.map((figure, place) => cell(figure, place === 0 ? null : '+'))}
        {where.map((figure, place) => cell(figure, place === 0 ? '=' : '+'))}
      </div>
      <p className="muted xs">
        {t('sum')} {t('asOf', { instant: instant(balance.asOf) })}
      </p>
      {open && (
        <div id={id} className="ct-parts">
          <Parts figure={open} contract={contract} lots={lots} />
        </div>
      )}
    </section>
  )
}

type CellProps = {
  figure: Figure
  minutes: number
  /** What joins it to the figure before. */
  sign: string | null
  /** Of the parts, while they are shown. */
  partsId: string | undefined
  onToggle: () => void
}

function FigureCell({ figure, minutes, sign, partsId, onToggle }: CellProps) {
  const t = useTranslations('consoleContracts.balance')
  const { duration } = useFormat()
  const shown = duration(minutes, 'full')
  return (
    <div className={figure === 'available' ? 'ct-figure ct-figure-main' : 'ct-figure'}>
      {sign && (
        <span className="ct-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      <span>
        <span className="soft block">{t(figure)}</span>
        <button
          type="button"
          className="ct-value drill"
          aria-expanded={partsId !== undefined}
          aria-controls={partsId}
          aria-label={t('open', { figure: t(figure), minutes: shown })}
          onClick={onToggle}
        >
          {shown}
        </button>
      </span>
    </div>
  )
}

function Parts({ figure, contract, lots }: Props & { figure: Figure }) {
  const t = useTranslations('consoleContracts.balance')
  const lotWords = useTranslations('consoleContracts.lots')
  const { duration, period } = useFormat()
  if (figure === 'overdraft') return <Overdraft contract={contract} />
  const nameOf = ({ note, name, origin, validFrom, validUntil }: LotView) =>
    note
      ? name
      : `${lotWords(`origins.${origin}`)} ${lotWords('span', period(validFrom, lastDay(validUntil)))}`
  const parts = lots
    .map((lot) => ({ id: lot.id, name: nameOf(lot), minutes: lot[`${figure}Minutes`] }))
    .filter(({ minutes }) => minutes !== 0)
  // What was used in advance is of no lot until one settles it.
  const rest =
    contract.balance[`${figure}Minutes`] - parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (rest !== 0) parts.push({ id: 'rest', name: t('noLot'), minutes: rest })
  return (
    <PartsOf
      title={t('parts', { figure: t(figure) })}
      note={<Note figure={figure} of={contract} />}
    >
      {parts.length === 0 ? (
        <p className="soft">{t('noParts')}</p>
      ) : (
        <dl className="sum">
          {parts.map(({ id, name, minutes }) => (
            <div key={id} className="contents">
              <dt>{name}</dt>
              <dd>{duration(minutes, 'full')}</dd>
            </div>
          ))}
          <dt className="total">{t(figure)}</dt>
          <dd className="total">{duration(contract.balance[`${figure}Minutes`], 'full')}</dd>
        </dl>
      )}
    </PartsOf>
  )
}

function PartsOf({
  title,
  note,
  children,
}: {
  title: string
  note: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <h3>{title}</h3>
      {note}
      {children}
    </>
  )
}

function Note({ figure, of }: { figure: Exclude<Figure, 'overdraft'>; of: ContractView }) {
  const t = useTranslations('consoleContracts.balance')
  if (figure === 'available') return <AvailableNote balance={of.balance} />
  if (figure === 'granted') return null
  return (
    <p className="soft">
      {t(`${figure}Body`)} <Link to={paths.contract(of.id, 'movimientos')}>{t('seePostings')}</Link>
    </p>
  )
}

/** Available minutes that today's work cannot use. */
function AvailableNote({ balance }: { balance: ContractView['balance'] }) {
  const t = useTranslations('consoleContracts.balance')
  const { duration } = useFormat()
  const { graceMinutes, futureMinutes } = balance
  return (
    <>
      {graceMinutes > 0 && (
        <p className="soft">{t('ofGrace', { minutes: duration(graceMinutes) })}</p>
      )}
      {futureMinutes > 0 && (
        <p className="soft">{t('ofFuture', { minutes: duration(futureMinutes) })}</p>
      )}
    </>
  )
}

function Overdraft({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.balance')
  const { duration } = useFormat()
  const max = duration(contract.overdraftMinutesMax)
  const used = contract.balance.overdraftMinutes
  const says = () => {
    if (used > 0) return t('overdraftBody')
    return contract.overdraftMinutesMax > 0 ? t('overdraftNone', { max }) : t('overdraftOff')
  }
  return (
    <PartsOf title={t('parts', { figure: t('overdraft') })} note={<p className="soft">{says()}</p>}>
      {used > 0 && (
        <dl className="sum">
          <dt>{t('overdraftPart', { max })}</dt>
          <dd>{duration(used, 'full')}</dd>
        </dl>
      )}
    </PartsOf>
  )
}
