import type { PolicyChangeView } from '@mesa/shared/wire/rulebook.schema'
import { useTranslations } from 'use-intl'
import { useValueWords } from './use-value-words.ts'

/** What differs, each as its rule with the value before and the value after, in words. */
export function ChangeList({ changes }: { changes: readonly PolicyChangeView[] }) {
  const t = useTranslations('adminRulebook.change')
  const words = useValueWords()
  const shown = changes.filter(({ path }) => path !== 'ours')
  return (
    <dl className="rule-changes">
      {shown.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{words.name(path)}</dt>
          <dd>
            <span className="soft">
              {t('was')}: <del>{words.value(path, before)}</del>
            </span>
            <span>
              {t('is')}: <ins>{words.value(path, after)}</ins>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
