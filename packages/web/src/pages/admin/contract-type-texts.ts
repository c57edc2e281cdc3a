import { joined, pageTexts } from '../../lib/page-texts.tsx'

/** The words of types of contract and rates. */
export const contractTypeTexts = pageTexts({
  es: () =>
    joined(
      import('../../locales/es/admin-contracts.ts'),
      import('../../locales/es/console-contracts.ts'),
      import('../../locales/es/console-contracts-terms.ts'),
    ),
  en: () =>
    joined(
      import('../../locales/en/admin-contracts.ts'),
      import('../../locales/en/console-contracts.ts'),
      import('../../locales/en/console-contracts-terms.ts'),
    ),
  pt: () =>
    joined(
      import('../../locales/pt/admin-contracts.ts'),
      import('../../locales/pt/console-contracts.ts'),
      import('../../locales/pt/console-contracts-terms.ts'),
    ),
})
