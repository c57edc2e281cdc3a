import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'

type SubmitProps = {
  label: string
  /** What follows. */
  note: ReactNode
  /** What else one may do. */
  aside?: ReactNode
  busy: boolean
  isWaiting: boolean
  savedAtMs: number | null
}

export function Submit({ label, note, aside, busy, isWaiting, savedAtMs }: SubmitProps) {
  const t = useTranslations('portalNewCase')
  const format = useFormat()
  return (
    <div className="submit">
      <Button
        look="primary"
        size="lg"
        type="submit"
        busy={busy}
        unavailable={isWaiting ? t('uploading') : undefined}
      >
        {label}
      </Button>
      {aside}
      <p>
        {note}
        {savedAtMs !== null && (
          <span className="muted block">{t('draftSaved', { time: format.time(savedAtMs) })}</span>
        )}
      </p>
    </div>
  )
}
