import { X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from './button.tsx'

type Toast = { id: number; fact: string; undo: (() => void) | null }

const stayMs = 8_000
let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says a fact that already happened, with an optional way back. Errors stay in place, not here. */
export function showToast(fact: string, undo: (() => void) | null = null): void {
  change([...toasts, { id: nextId++, fact, undo }])
}

const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id))
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Mounted once, at the root. Z undoes the last one unless the reader is typing. */
export function ToastRegion() {
  const t = useTranslations('common')
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const region = useRef<HTMLElement>(null)
  const isHeld = useIsHeld(region)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const last = toasts.findLast((toast) => toast.undo)
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (event.key !== 'z' || !isPlain || !last || isTyping(event.target)) return
      last.undo?.()
      dismiss(last.id)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <section ref={region} className="toasts" aria-label={t('notices')} aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </section>
  )
}

/** True while the pointer or the focus is inside: nothing goes away under the reader. */
function useIsHeld(region: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    const element = region.current
    const hold = () => setIsHeld(true)
    const release = () => setIsHeld(false)
    const pairs = [
      ['pointerenter', hold],
      ['pointerleave', release],
      ['focusin', hold],
      ['focusout', release],
    ] as const
    for (const [name, listener] of pairs) element?.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of pairs) element?.removeEventListener(name, listener)
    }
  }, [region])
  return isHeld
}

function ToastCard({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const t = useTranslations('common')
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(toast.id), stayMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])

  return (
    <div className="toast">
      <span>{toast.fact}</span>
      {toast.undo && (
        <Button
          onClick={() => {
            toast.undo?.()
            dismiss(toast.id)
          }}
        >
          {t('undo')} <kbd aria-hidden="true">Z</kbd>
        </Button>
      )}
      <IconButton label={t('close')} onClick={() => dismiss(toast.id)}>
        <X className="ico" aria-hidden />
      </IconButton>
    </div>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
