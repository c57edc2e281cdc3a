import { pageTexts } from '../../lib/page-texts.tsx'

/** Texts of the page of targets, fetched with it. */
export const targetTexts = pageTexts({
  es: () => import('../../locales/es/admin-targets.ts'),
  en: () => import('../../locales/en/admin-targets.ts'),
  pt: () => import('../../locales/pt/admin-targets.ts'),
})
