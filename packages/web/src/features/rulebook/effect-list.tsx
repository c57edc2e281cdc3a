import type { RulebookEffect } from '@mesa/shared/wire/rulebook.schema'
import { useTranslations } from 'use-intl'

/** What a change means for people and open cases of today, counted by the server. */
export function EffectList({ effects }: { effects: readonly RulebookEffect[] }) {
  const t = useTranslations('adminRulebook')
  if (effects.length === 0) return <p>{t('save.noEffects')}</p>
  return (
    <ul className="rule-effects">
      {effects.map(({ code, count, names }) => (
        <li key={code}>
          <strong>{t(`effects.${code}`, { count })}</strong>
          {names.length > 0 && (
            <span className="soft sm">
              {names.join(', ')}
              {count > names.length && ` ${t('save.and', { count: count - names.length })}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
