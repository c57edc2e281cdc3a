import { useEffect } from 'react'
import { useLocation } from 'react-router'

/**
 * Scrolls to the element of the URL's hash and focuses what it asks for, once it is on the page:
 * the links of mails lead to a decision that arrives after the first paint.
 */
export function useHashTarget(isReady: boolean): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (!isReady || hash.length < 2) return
    const frame = requestAnimationFrame(() => {
      const target = document.getElementById(decodeURIComponent(hash.slice(1)))
      if (!target) return
      target.scrollIntoView({ block: 'start' })
      const control = target.querySelector<HTMLElement>('textarea, h2, h3') ?? target
      control.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady, hash, key])
}
