import { pageTexts } from '../../lib/page-texts.tsx'

/** Texts of groups, published texts, knowledge, substitutions and an organization's own rules. */
export const peopleRuleTexts = pageTexts({
  es: () => import('../../locales/es/admin-people-rules.ts'),
  en: () => import('../../locales/en/admin-people-rules.ts'),
  pt: () => import('../../locales/pt/admin-people-rules.ts'),
})
