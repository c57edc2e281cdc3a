import { pageTexts } from '../../lib/page-texts.tsx'

/** Texts of the reports, fetched with their pages. */
export const reportPageTexts = pageTexts({
  es: () => import('../../locales/es/reports.ts'),
  en: () => import('../../locales/en/reports.ts'),
  pt: () => import('../../locales/pt/reports.ts'),
})
