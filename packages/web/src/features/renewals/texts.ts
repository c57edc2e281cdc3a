import { pageTexts } from '../../lib/page-texts.tsx'

/** Texts of renewals, fetched with their page. */
export const renewalTexts = pageTexts({
  es: () => import('../../locales/es/renewals.ts'),
  en: () => import('../../locales/en/renewals.ts'),
  pt: () => import('../../locales/pt/renewals.ts'),
})
