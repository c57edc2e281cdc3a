import { useTranslations } from 'use-intl'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { unmergeCase } from './merges.queries.ts'

/** Puts a merged case back, by its number. */
export function useUnmerge(onDone?: (number: number) => void) {
  const t = useTranslations('consoleRules.merge')
  return useAct({
    act: (number: number, key) => unmergeCase(number, key),
    families: ['tickets'],
    onDone: (_case, number) => {
      showToast(t('undone', { number }))
      onDone?.(number)
    },
  })
}
