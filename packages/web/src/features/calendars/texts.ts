import { pageTexts } from '../../lib/page-texts.tsx'

/** The words of the calendars pages, which nobody else has to load. */
export const calendarTexts = pageTexts({
  es: () => import('../../locales/es/admin-calendars.ts'),
  en: () => import('../../locales/en/admin-calendars.ts'),
  pt: () => import('../../locales/pt/admin-calendars.ts'),
})
