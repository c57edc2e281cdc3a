import type { ClockExplanation } from '@mesa/shared/wire/clocks-explain.schema'
import type { ClockView } from '@mesa/shared/wire/tickets.schema'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { useConclusion, type Voice } from './explain-words.ts'

const loadPopover = () => import('./explain-popover.tsx')
const ExplainPopover = lazy(async () => ({ default: (await loadPopover()).ExplainPopover }))

type ExplainButtonProps = {
  number: number
  metric: ClockExplanation['metric']
  /** As the case shows it; absent of clocks that it shows without figures. */
  clock?: ClockView
  voice: Voice
}

/** Opens why a clock says what it says; its name is that conclusion. */
export function ExplainButton({ number, metric, clock, voice }: ExplainButtonProps) {
  const t = useTranslations('clocks')
  const format = useFormat()
  const conclude = useConclusion()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const known = clock && {
    state: clock.state,
    dueAt: clock.dueAt,
    leftMinutes: clock.targetMinutes - clock.elapsedMinutes,
    unit: null,
  }
  const name = t(`metric.${metric}`, { voice })
  const conclusion = known && conclude(known, format.instant)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="link-btn xs explain-btn"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={
          conclusion
            ? t('explainOf', { metric: name, conclusion })
            : t('explainAlone', { metric: name })
        }
        onPointerEnter={() => void loadPopover()}
        onClick={() => setIsOpen((was) => !was)}
      >
        {t('explain')}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExplainPopover
            trigger={button}
            about={{ number, metric, voice }}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
