import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Puts a page's own navigation (saved views with counts) in the rail of the console. */
export function RailSlot({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  useLayoutEffect(() => setSlot(document.getElementById('rail-slot')), [])
  return slot && createPortal(children, slot)
}
