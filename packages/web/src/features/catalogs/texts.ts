import { joined, pageTexts } from '../../lib/page-texts.tsx'

/** The words of the catalogues, which nobody but an administrator has to load. */
export const catalogTexts = pageTexts({
  es: () =>
    joined(
      import('../../locales/es/admin-catalogs.ts'),
      import('../../locales/es/portal-new-case.ts'),
    ),
  en: () =>
    joined(
      import('../../locales/en/admin-catalogs.ts'),
      import('../../locales/en/portal-new-case.ts'),
    ),
  pt: () =>
    joined(
      import('../../locales/pt/admin-catalogs.ts'),
      import('../../locales/pt/portal-new-case.ts'),
    ),
})
