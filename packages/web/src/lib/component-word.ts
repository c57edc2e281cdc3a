import { useTranslations } from 'use-intl'

/** The word for a component of work; one that the desk made itself is said by its code (HR-5). */
export function useComponentWord(): (code: string) => string {
  const t = useTranslations('portalHours.component')
  return (code) => (isKnown(code) ? t(code) : code)
}

const known = ['l1', 'l2', 'l3', 'quality', 'visit', 'travel'] as const
const isKnown = (code: string): code is (typeof known)[number] =>
  (known as readonly string[]).includes(code)
