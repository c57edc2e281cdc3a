import { pageTexts } from '../../lib/page-texts.tsx'

/** The words of the page of rules, which nobody else has to load. */
export const rulebookTexts = pageTexts({
  es: () => import('../../locales/es/admin-rulebook.ts'),
  en: () => import('../../locales/en/admin-rulebook.ts'),
  pt: () => import('../../locales/pt/admin-rulebook.ts'),
})
