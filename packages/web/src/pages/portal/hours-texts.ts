import { pageTexts } from '../../lib/page-texts.tsx'

/** The words of the page of hours, which the first load does not carry. */
export const hoursTexts = pageTexts({
  es: () => import('../../locales/es/hours-page.ts'),
  en: () => import('../../locales/en/hours-page.ts'),
  pt: () => import('../../locales/pt/hours-page.ts'),
})
