import type { ReactNode, Ref } from 'react'

type ScrollAreaProps = {
  label: string
  className: string
  /** A landmark of the page, or a part within one. */
  role?: 'region' | 'group'
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** What scrolls inside the page, with the focus that lets a keyboard scroll it (WCAG 2.1.1). */
export function ScrollArea({ label, className, role = 'group', ref, children }: ScrollAreaProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the one way for a keyboard to scroll it
    <div ref={ref} className={className} role={role} tabIndex={0} aria-label={label}>
      {children}
    </div>
  )
}
