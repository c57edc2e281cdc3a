import type { ClockExplanation } from '@mesa/shared/wire/clocks-explain.schema'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { clockQueries } from './clocks.queries.ts'
import { ClockRows } from './clock-rows.tsx'
import { EarlierCycles } from './earlier-cycles.tsx'
import { TurnShares } from './turn-shares.tsx'
import { useConclusion, useZone, type Voice } from './explain-words.ts'

type ExplainPopoverProps = {
  trigger: RefObject<HTMLButtonElement | null>
  about: { number: number; metric: ClockExplanation['metric']; voice: Voice }
  onClose: () => void
}

/** Not modal: the case stays in reach behind it. Esc closes and gives the focus back. */
export function ExplainPopover({ trigger, about, onClose }: ExplainPopoverProps) {
  const t = useTranslations('clocks')
  const { number, metric, voice } = about
  const query = useQuery(clockQueries.explain(number))
  const mine = query.data?.clocks.filter((clock) => clock.metric === metric) ?? []
  const [newest, ...earlier] = mine
  // Beside the whole row, so that the other clocks stay in view.
  const row = useRef(trigger.current?.closest('.clockrow') ?? trigger.current)
  const close = () => {
    onClose()
    trigger.current?.focus()
  }
  return (
    <Popover
      className="pop explain"
      triggerRef={row}
      isOpen
      isNonModal
      onOpenChange={(open) => !open && close()}
      placement="left top"
      offset={12}
    >
      <Dialog className="explain-body">
        <div className="explain-head">
          <Heading slot="title">
            {newest ? <Title clock={newest} /> : t(`metric.${metric}`, { voice })}
          </Heading>
          <IconButton label={t('close')} look="quiet" onClick={close}>
            <X className="ico ico-sm" aria-hidden />
          </IconButton>
        </div>
        <Loaded query={query} lines={6}>
          {({ accountability }) => (
            <>
              {newest ? (
                <ClockRows clock={newest} voice={voice} />
              ) : (
                <p className="muted">{t('none')}</p>
              )}
              <EarlierCycles clocks={earlier} voice={voice} />
              <TurnShares minutes={accountability} voice={voice} />
            </>
          )}
        </Loaded>
      </Dialog>
    </Popover>
  )
}

function Title({ clock }: { clock: ClockExplanation }) {
  const conclude = useConclusion()
  const zone = useZone(clock.calendar.timeZone)
  const { target } = clock
  return conclude({ ...clock, unit: target.unit, days: target.days }, zone.instant)
}
