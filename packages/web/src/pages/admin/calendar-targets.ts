import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { TargetLine } from '../../features/calendars/preview-panel.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'

const criticalities = ['critical', 'serious', 'moderate', 'minor'] as const
const impacts = ['high', 'medium', 'low'] as const

/** What the desk promises today, the most pressing first. */
export function useTargetLines(): TargetLine[] {
  const words = useTranslations('console.words')
  const t = useTranslations('adminCalendars.preview')
  const { data } = useQuery(caseWorkQueries.desk())
  const targets: DeskPolicyView['targets'] | undefined = data?.policy.targets
  if (!targets) return []
  const { firstReply, nextReply, resolution } = targets
  return [
    ...criticalities.map((id) => ({
      id,
      name: words(`criticality.${id}`),
      target: firstReply[id],
    })),
    ...impacts.map((id) => ({ id, name: words(`impact.${id}`), target: firstReply[id] })),
    { id: '*', name: t('unclassified'), target: firstReply['*'] },
    { id: 'nextReply', name: t('nextReply'), target: nextReply },
    { id: 'resolution', name: t('resolution'), target: resolution },
  ].flatMap(({ id, name, target }) => (target ? [{ id, name, ...target }] : []))
}
