import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** The place in the rail that the shell keeps for its pages; null until it is on screen. */
export const RailPlace = createContext<HTMLElement | null>(null)

/** Puts a page's own navigation (saved views with counts) in the rail of the console. */
export function RailSlot({ children }: { children: ReactNode }) {
  const place = useContext(RailPlace)
  return place && createPortal(children, place)
}
