import { pageTexts } from '../../lib/page-texts.tsx'

/** What the rules of a desk say in its cases, which only the pages of cases load. */
export const ruleTexts = pageTexts({
  es: () => import('../../locales/es/console-rules.ts'),
  en: () => import('../../locales/en/console-rules.ts'),
  pt: () => import('../../locales/pt/console-rules.ts'),
})

export const reviewTexts = pageTexts({
  es: async () => ({
    ...(await import('../../locales/es/console-rules.ts')),
    ...(await import('../../locales/es/console-review.ts')),
  }),
  en: async () => ({
    ...(await import('../../locales/en/console-rules.ts')),
    ...(await import('../../locales/en/console-review.ts')),
  }),
  pt: async () => ({
    ...(await import('../../locales/pt/console-rules.ts')),
    ...(await import('../../locales/pt/console-review.ts')),
  }),
})
