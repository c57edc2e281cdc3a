import { joined, pageTexts } from '../../lib/page-texts.tsx'

/** Texts of the reports, fetched with their pages. */
export const reportPageTexts = pageTexts({
  es: () => import('../../locales/es/reports.ts'),
  en: () => import('../../locales/en/reports.ts'),
  pt: () => import('../../locales/pt/reports.ts'),
})

/** Texts of the reports of contracts and hours, with those of every report. */
export const hourReportTexts = pageTexts({
  es: () =>
    joined(import('../../locales/es/reports.ts'), import('../../locales/es/hour-reports.ts')),
  en: () =>
    joined(import('../../locales/en/reports.ts'), import('../../locales/en/hour-reports.ts')),
  pt: () =>
    joined(import('../../locales/pt/reports.ts'), import('../../locales/pt/hour-reports.ts')),
})
