import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/** A grey bar in the place of a text; give it the size of what will come. */
export function Skeleton({
  width = '100%',
  height = 12,
}: {
  width?: number | string
  height?: number
}) {
  return <span className="sk" style={{ width, height }} />
}

/** Shows its children only after 200 ms, so that fast answers do not flicker. Announces loading. */
export function LoadingShape({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-busy="true">
      <span className="sr">{isSlow ? t('loading') : ''}</span>
      <div aria-hidden="true" style={{ visibility: isSlow ? 'visible' : 'hidden' }}>
        {children}
      </div>
    </div>
  )
}

const widths = ['72%', '54%', '63%', '48%', '58%']

/** Lines of text to come inside a card. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <LoadingShape>
      <div className="card card-pad stack">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} width={widths[line % widths.length] ?? '60%'} />
        ))}
      </div>
    </LoadingShape>
  )
}
