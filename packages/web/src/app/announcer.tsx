import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'

/** After each navigation says the new title and moves the focus to the page's h1. */
export function Announcer() {
  const { pathname } = useLocation()
  const { state } = useNavigation()
  const [title, setTitle] = useState('')
  const arrived = useRef(pathname)

  useEffect(() => {
    if (state !== 'idle' || arrived.current === pathname) return
    arrived.current = pathname
    // One frame later the new page has set its title and drawn its heading.
    const frame = requestAnimationFrame(() => {
      setTitle(document.title)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [pathname, state])

  return (
    <p className="sr" aria-live="polite" role="status">
      {title}
    </p>
  )
}
