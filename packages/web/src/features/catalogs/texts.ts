import { pageTexts } from '../../lib/page-texts.tsx'

/** The words of the catalogues, which nobody but an administrator has to load. */
export const catalogTexts = pageTexts({
  es: () => import('../../locales/es/admin-catalogs.ts'),
  en: () => import('../../locales/en/admin-catalogs.ts'),
  pt: () => import('../../locales/pt/admin-catalogs.ts'),
})
