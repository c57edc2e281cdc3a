import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { http } from './http.ts'

const minuteMs = 60_000

/** The word for a component of work, as the desk calls it in the reader's language (HR-5, CA-1). */
export function useComponentWord(): (code: string) => string {
  const t = useTranslations('portalHours.component')
  const { data } = useQuery({
    queryKey: ['desk'],
    queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
    staleTime: 5 * minuteMs,
  })
  return (code) =>
    data?.components.find((one) => one.code === code)?.name ?? (isKnown(code) ? t(code) : code)
}

const known = ['l1', 'l2', 'l3', 'quality', 'visit', 'travel'] as const
const isKnown = (code: string): code is (typeof known)[number] =>
  (known as readonly string[]).includes(code)
