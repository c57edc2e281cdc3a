import type { PolicyPath } from '@mesa/shared/rulebook/policy'
import { POLICY_KEYS } from '@mesa/shared/rulebook/policy-keys'
import { sourcesOf } from '@mesa/shared/rulebook/rule-sources'
import { useTranslations } from 'use-intl'
import { valueAt } from './policy-values.ts'
import { RuleControl } from './rule-control.tsx'
import type { RuleFault } from './rule-faults.ts'
import type { RuleEditor } from './use-rule-editor.ts'
import { useValueWords } from './use-value-words.ts'

type RuleRowProps = { path: PolicyPath; editor: RuleEditor; isLocked: boolean }

/** A rule as a sentence with its control, what it does, who asks for it, and what it was. */
export function RuleRow({ path, editor, isLocked }: RuleRowProps) {
  const t = useTranslations('adminRulebook')
  const words = useValueWords()
  const { base, draft, changes, faults, set } = editor
  const isChanged = changes.some((one) => one.path === path || one.path.startsWith(`${path}.`))
  const { default: standard, isAwaited = false }: { default: unknown; isAwaited?: boolean } =
    POLICY_KEYS[path]
  const sources = sourcesOf(path).map((desk) => t(`desks.${desk}`))
  const fault = useFaultWords(faults.get(path))
  return (
    <div className={isChanged ? 'rule rule-changed' : 'rule'} data-rule={path}>
      <RuleControl
        path={path}
        value={valueAt(draft, path)}
        set={(value) => set(path, value)}
        isLocked={isLocked}
        error={fault}
      />
      <div className="rule-foot soft sm">
        {isAwaited && <span>{t('awaited')}</span>}
        {isChanged && (
          <span className="rule-was">
            {t('was', { value: words.value(path, valueAt(base.policy, path)) })}
          </span>
        )}
        <span>{t('sources', { desks: sources.join(', ') })}</span>
        {!path.startsWith('calendar.') && (
          <span>{t('default', { value: words.value(path, standard) })}</span>
        )}
      </div>
    </div>
  )
}

function useFaultWords(fault: RuleFault | undefined): string | undefined {
  const t = useTranslations('adminRulebook.faults')
  if (!fault) return undefined
  if (fault.code !== 'range') return t(fault.code)
  const unit = fault.isPercent ? ' %' : ''
  return t('range', { min: `${fault.min}`, max: `${fault.max}${unit}` })
}
