import { useTranslations } from 'use-intl'
import { showToast } from '../../components/toast.tsx'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { acceptConditions } from './conditions.queries.ts'

/** Accepts a version once; of one that was superseded meanwhile, the new one is shown. */
export function useAccept(onDone?: () => void) {
  const t = useTranslations('portalRules.conditions')
  const accept = useAct({
    act: (version: number, idempotencyKey) => acceptConditions(version, idempotencyKey),
    families: ['conditions'],
    onDone: () => {
      showToast(t('done'))
      onDone?.()
    },
  })
  return { accept, isSuperseded: hasCode(accept.error, 'conditions_superseded') }
}
