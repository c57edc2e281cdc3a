import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../lib/use-format.ts'

export type DueState = 'ok' | 'soon' | 'late' | 'paused' | 'met'

type DueBarProps = {
  state: DueState
  /** Share of the target already gone, 0 to 1. */
  spent: number
  /** Minutes left (or minutes late, when late); ignored when paused or met. */
  minutes: number
  /** Replaces the words beside the bar. */
  children?: ReactNode
  title?: string
}

const dueClasses = {
  ok: 'due',
  soon: 'due due-soon',
  late: 'due due-late',
  paused: 'due due-pause',
  met: 'due',
}

/** A 44 px bar that never goes without its words. */
export function DueBar({ state, spent, minutes, children, title }: DueBarProps) {
  const t = useTranslations('common.due')
  const { duration } = useFormat()
  const share = state === 'late' || state === 'met' ? 1 : Math.min(1, Math.max(0, spent))
  const words = {
    ok: () => duration(minutes),
    soon: () => duration(minutes),
    late: () => t('late', { duration: duration(Math.abs(minutes)) }),
    paused: () => t('paused'),
    met: () => t('met'),
  }
  return (
    <span className={dueClasses[state]} title={title}>
      <span className="due-bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      {children ?? words[state]()}
    </span>
  )
}

export type Slot = 'mine' | 'taken' | 'next' | 'free'

/** Places of a plan, one cell each; `next` is the one about to be taken. Words go beside it. */
export function SlotsBar({ slots }: { slots: readonly Slot[] }) {
  const classes = { mine: 'me', taken: 'on', next: 'next-slot', free: '' }
  return (
    <ol
      className="slots"
      aria-hidden="true"
      style={{ gridTemplateColumns: `repeat(${Math.max(1, slots.length)}, 1fr)` }}
    >
      {slots.map((slot, position) => (
        <li key={position} className={classes[slot]} />
      ))}
    </ol>
  )
}

export type Lot = {
  id: string
  label: string
  /** The whole name, on hover. */
  title?: string
  minutes: number
  /** Held lots are hatched; the others get stronger the sooner they expire (in the given order). */
  held?: boolean
}

/** Hours by lot in one bar, `spent` those gone, with its legend of figures, which may never be dropped. */
export function LotBar({ lots, spent }: { lots: readonly Lot[]; spent?: Omit<Lot, 'id'> }) {
  const { duration } = useFormat()
  const classOf = lotClasses(lots)
  return (
    <>
      <div className="lotbar" aria-hidden="true">
        {lots
          .filter((lot) => lot.minutes > 0)
          .map((lot) => (
            <i key={lot.id} className={classOf.get(lot.id)} style={{ flex: lot.minutes }} />
          ))}
        {spent && spent.minutes > 0 && <i className="lot-spent" style={{ flex: spent.minutes }} />}
      </div>
      <ul className="key">
        {lots.map((lot) => (
          <li key={lot.id}>
            <i className={classOf.get(lot.id)} aria-hidden="true" />
            <span title={lot.title}>{lot.label}</span>
            <span className="num">{duration(lot.minutes)}</span>
          </li>
        ))}
        {spent && spent.minutes > 0 && (
          <li>
            <i className="lot-spent" aria-hidden="true" />
            <span>{spent.label}</span>
            <span className="num">{duration(spent.minutes)}</span>
          </li>
        )}
      </ul>
    </>
  )
}

function lotClasses(lots: readonly Lot[]): Map<string, string> {
  let order = 0
  return new Map(
    lots.map((lot) => [lot.id, lot.held ? 'lot-h' : `lot${Math.min(3, ++order)}`] as const),
  )
}

/** An instant in the reader's zone; hover shows it in full, and the desk's zone if it differs. */
export function RelativeTime({
  instant,
  deskZone,
  style = 'instant',
}: {
  instant: string
  deskZone?: string
  style?: 'instant' | 'time' | 'day'
}) {
  const format = useFormat()
  const full = format.full(instant)
  const desk = deskZone ? format.full(instant, deskZone) : full
  return (
    <time dateTime={instant} className="nowrap" title={desk === full ? full : `${full}\n${desk}`}>
      {format[style](instant)}
    </time>
  )
}
