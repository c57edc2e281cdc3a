import type { AccountabilityView } from '@mesa/shared/wire/clocks-explain.schema'
import { useTranslations } from 'use-intl'
import { TurnShape, type TurnSide } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import type { Voice } from './explain-words.ts'

const sides = ['desk', 'customer', 'vendor', 'nobody'] as const
const shapes: Record<(typeof sides)[number], TurnSide> = {
  desk: 'us',
  customer: 'customer',
  vendor: 'vendor',
  nobody: 'nobody',
}

type TurnSharesProps = { minutes: AccountabilityView; voice: Voice }

/** Whose the next move was, for how long: a bar for the eye, shape and words for everybody (EX-4). */
export function TurnShares({ minutes, voice }: TurnSharesProps) {
  const t = useTranslations('clocks')
  const { duration } = useFormat()
  const shown = sides.filter((side) => minutes[side] > 0)
  return (
    <section className="turn-shares" aria-labelledby="turn-shares">
      <h3 id="turn-shares">
        {t('turns')} <span className="muted">{duration(minutes.totalMinutes, 'full')}</span>
      </h3>
      {shown.length > 0 && (
        <div className="turn-bar" aria-hidden="true">
          {shown.map((side) => (
            <i key={side} className={`turn-share-${side}`} style={{ flex: minutes[side] }} />
          ))}
        </div>
      )}
      <ul>
        {sides.map((side) => (
          <li key={side}>
            <TurnShape side={shapes[side]} />
            <span>{t('turn', { side, voice })}</span>
            <span className="num">{duration(minutes[side], 'full')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
