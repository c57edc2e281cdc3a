import { pageTexts } from '../../lib/page-texts.tsx'

export const timeTexts = pageTexts({
  es: () => import('../../locales/es/console-time.ts'),
  en: () => import('../../locales/en/console-time.ts'),
  pt: () => import('../../locales/pt/console-time.ts'),
})
