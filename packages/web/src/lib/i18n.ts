import type { Messages } from '../locales/es/messages.ts'
import { deviceStorage } from './storage.ts'

export type Locale = 'es' | 'en' | 'pt'
export const locales: readonly Locale[] = ['es', 'en', 'pt']
const storageKey = 'mesa.locale'

const isLocale = (value: string | null | undefined): value is Locale =>
  locales.some((locale) => locale === value)

/** What the user chose on this device, else the browser's first language we speak, else Spanish. */
export function detectLocale(languages: readonly string[], remembered: string | null): Locale {
  if (isLocale(remembered)) return remembered
  const spoken = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale)
  return spoken ?? 'es'
}

let locale: Locale = 'es'
const listeners = new Set<() => void>()

export const currentLocale = (): Locale => locale
export const rememberedLocale = (): string | null => deviceStorage.read(storageKey)

export const loadMessages: Record<Locale, () => Promise<{ messages: Messages }>> = {
  es: () => import('../locales/es/messages.ts'),
  en: () => import('../locales/en/messages.ts'),
  pt: () => import('../locales/pt/messages.ts'),
}

/** Chooses a language for this device and tells whoever shows texts. */
export function chooseLocale(next: Locale): void {
  deviceStorage.write(storageKey, next)
  applyLocale(next)
}

/** Uses a language without remembering it: the account's own, when the device has no choice. */
export function applyLocale(next: string): void {
  if (!isLocale(next) || next === locale) return
  locale = next
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

export function subscribeToLocale(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
