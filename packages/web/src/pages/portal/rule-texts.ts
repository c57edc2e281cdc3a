import { joined, pageTexts } from '../../lib/page-texts.tsx'

/** Texts of cases and of what a desk's rules add to the portal, fetched with the pages that have them. */
export const ruleTexts = pageTexts({
  es: () =>
    joined(
      import('../../locales/es/portal-case.ts'),
      import('../../locales/es/portal-new-case.ts'),
      import('../../locales/es/portal-rules.ts'),
    ),
  en: () =>
    joined(
      import('../../locales/en/portal-case.ts'),
      import('../../locales/en/portal-new-case.ts'),
      import('../../locales/en/portal-rules.ts'),
    ),
  pt: () =>
    joined(
      import('../../locales/pt/portal-case.ts'),
      import('../../locales/pt/portal-new-case.ts'),
      import('../../locales/pt/portal-rules.ts'),
    ),
})
