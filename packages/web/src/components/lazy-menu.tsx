import { lazy, Suspense, useState } from 'react'
import type { MenuProps } from './menu.tsx'

const LoadedMenu = lazy(async () => {
  const { Menu } = await import('./menu.tsx')
  return { default: Menu }
})

/**
 * A menu whose code (27 kB) loads at the first press: for frames of every page, whose first load
 * has a budget. Until then it is a plain button with the same content.
 */
export function LazyMenu(props: Omit<MenuProps, 'startsOpen'>) {
  const [isWanted, setIsWanted] = useState(false)
  const button = (
    <button
      type="button"
      className={props.triggerClass ?? 'btn btn-quiet'}
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label={props.triggerLabel}
      onPointerEnter={() => void import('./menu.tsx')}
      onClick={() => setIsWanted(true)}
    >
      {props.trigger}
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <LoadedMenu {...props} startsOpen />
    </Suspense>
  )
}
