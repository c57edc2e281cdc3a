import type { ClockExplanation } from '@mesa/shared/wire/clocks-explain.schema'
import { useTranslations } from 'use-intl'
import { ClockRows } from './clock-rows.tsx'
import { useConclusion, useZone, type Voice } from './explain-words.ts'

type EarlierCyclesProps = { clocks: readonly ClockExplanation[]; voice: Voice }

/** The clock of earlier questions or of before a reopening, each with its own days. */
export function EarlierCycles({ clocks, voice }: EarlierCyclesProps) {
  const t = useTranslations('clocks')
  if (clocks.length === 0) return null
  return (
    <div className="stack">
      <h3>{t('earlierCycles', { count: clocks.length })}</h3>
      {clocks.map((clock) => (
        <Cycle key={clock.cycle} clock={clock} voice={voice} />
      ))}
    </div>
  )
}

function Cycle({ clock, voice }: { clock: ClockExplanation; voice: Voice }) {
  const t = useTranslations('clocks')
  const conclude = useConclusion()
  const zone = useZone(clock.calendar.timeZone)
  const { target, cycle, startedAt } = clock
  const conclusion = conclude({ ...clock, unit: target.unit, days: target.days }, zone.instant)
  return (
    <details>
      <summary>{t('cycle', { cycle, start: zone.instant(startedAt), conclusion })}</summary>
      <ClockRows clock={clock} voice={voice} />
    </details>
  )
}
