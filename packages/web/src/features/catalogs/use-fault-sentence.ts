import { useTranslations } from 'use-intl'
import type { EntryEditor } from './use-entry-editor.ts'

/** The sentence beside a control, once something was changed. */
export function useFaultSentence({ faults, isChanged }: EntryEditor) {
  const t = useTranslations('adminCatalogs.fault')
  return (control: string): string | undefined => {
    const fault = faults.get(control)
    return fault && isChanged ? t(fault) : undefined
  }
}
