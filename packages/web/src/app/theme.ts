import { useSyncExternalStore } from 'react'
import { deviceStorage } from '../lib/storage.ts'

export type Theme = 'light' | 'dark' | 'system'
const storageKey = 'mesa.theme'
const listeners = new Set<() => void>()

/** public/theme.js reads the same key before the first paint. */
function remembered(): Theme {
  const value = deviceStorage.read(storageKey)
  return value === 'light' || value === 'dark' ? value : 'system'
}

let theme: Theme = remembered()

export function chooseTheme(next: Theme): void {
  theme = next
  if (next === 'system') {
    deviceStorage.remove(storageKey)
    delete document.documentElement.dataset['theme']
  } else {
    deviceStorage.write(storageKey, next)
    document.documentElement.dataset['theme'] = next
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => theme)
