import { pageTexts } from '../lib/page-texts.tsx'

/** The words of the console and of the administration: no customer downloads them. */
export const deskTexts = pageTexts({
  es: () => import('../locales/es/desk-messages.ts'),
  en: () => import('../locales/en/desk-messages.ts'),
  pt: () => import('../locales/pt/desk-messages.ts'),
})
