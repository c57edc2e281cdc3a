import { joined, pageTexts } from '../../lib/page-texts.tsx'

/** The words of contracts and their hours, which only the pages about them load. */
export const contractTexts = pageTexts({
  es: () =>
    joined(
      import('../../locales/es/console-contracts.ts'),
      import('../../locales/es/console-contracts-terms.ts'),
      import('../../locales/es/console-contracts-ledger.ts'),
      import('../../locales/es/console-contracts-acts.ts'),
      import('../../locales/es/console-licences.ts'),
      import('../../locales/es/hours-page.ts'),
    ),
  en: () =>
    joined(
      import('../../locales/en/console-contracts.ts'),
      import('../../locales/en/console-contracts-terms.ts'),
      import('../../locales/en/console-contracts-ledger.ts'),
      import('../../locales/en/console-contracts-acts.ts'),
      import('../../locales/en/console-licences.ts'),
      import('../../locales/en/hours-page.ts'),
    ),
  pt: () =>
    joined(
      import('../../locales/pt/console-contracts.ts'),
      import('../../locales/pt/console-contracts-terms.ts'),
      import('../../locales/pt/console-contracts-ledger.ts'),
      import('../../locales/pt/console-contracts-acts.ts'),
      import('../../locales/pt/console-licences.ts'),
      import('../../locales/pt/hours-page.ts'),
    ),
})
