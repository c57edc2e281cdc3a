import { pageTexts } from '../../lib/page-texts.tsx'

/** Texts of what a desk's rules add to the portal, fetched with the pages that have them. */
export const ruleTexts = pageTexts({
  es: () => import('../../locales/es/portal-rules.ts'),
  en: () => import('../../locales/en/portal-rules.ts'),
  pt: () => import('../../locales/pt/portal-rules.ts'),
})
