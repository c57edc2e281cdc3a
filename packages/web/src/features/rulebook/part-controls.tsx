import type { EvidenceKind, Policy, Target } from '@mesa/shared/rulebook/policy'
import { useTranslations } from 'use-intl'
import { CheckGroup, RuleGroup } from './check-group.tsx'
import { NumberInput } from './number-control.tsx'
import { type ControlProps, useRuleTexts } from './use-rule-texts.ts'
import { TargetFields } from './target-control.tsx'
import { useValueWords } from './use-value-words.ts'

type Typed<Value> = Omit<ControlProps, 'value'> & { value: Value }
type FirstReply = Policy['targets']['firstReply']
type Evidence = Policy['intake']['evidenceByCategory']
type InProgress = Policy['classification']['inProgressLimit']

const targetWords = ['high', 'medium', 'low', 'minor', 'moderate', 'serious', 'critical'] as const

/** One target for all, and those of single classifications. */
export function FirstReplyControl({ path, value, set, isLocked, error }: Typed<FirstReply>) {
  const { name, explain } = useRuleTexts(path)
  const words = useValueWords()
  const setPart = (word: keyof FirstReply, target: Target | null) => {
    const { [word]: _old, ...others } = value
    set(target === null ? others : { ...others, [word]: target })
  }
  const rows = ['*', ...targetWords] as const
  return (
    <RuleGroup label={name} description={explain} error={error} isLocked={isLocked}>
      <ul className="rule-parts">
        {rows.map((word) => (
          <li key={word}>
            <span>{words.partName(path, word)}</span>
            <TargetFields
              label={words.partName(path, word)}
              value={value[word] ?? null}
              set={(target) => setPart(word, target as Target | null)}
              isLocked={isLocked}
              isOptional={word !== '*'}
              isAttention={false}
            />
          </li>
        ))}
      </ul>
    </RuleGroup>
  )
}

const kinds = ['screen', 'report_config', 'other'] as const

/** What is asked of every category, and of those that ask for something else. */
export function EvidenceControl({ path, value, set, isLocked, error }: Typed<Evidence>) {
  const t = useTranslations('adminRulebook.control')
  const { name, explain } = useRuleTexts(path)
  const words = useValueWords()
  const known = words.categories.map(({ code }) => code)
  const codes = [...new Set([...known, ...Object.keys(value).filter((code) => code !== '*')])]
  const choices = kinds.map((kind) => ({ value: kind, label: words.word(kind) }))
  const setPart = (code: string, asked: readonly string[] | null) => {
    const { [code]: _old, ...others } = value
    set(asked === null ? others : { ...others, [code]: asked as EvidenceKind[] })
  }
  return (
    <RuleGroup label={name} description={explain} error={error} isLocked={isLocked}>
      <div className="rule-groups">
        <CheckGroup
          label={t('othersEvidence')}
          choices={choices}
          chosen={value['*']}
          onChange={(asked) => setPart('*', asked)}
        />
        {codes.map((code) => {
          const own = value[code]
          const label = words.partName(path, code)
          return (
            <div key={code} className="stack">
              <label className="check-row">
                <input
                  type="checkbox"
                  checked={own !== undefined}
                  onChange={({ currentTarget }) =>
                    setPart(code, currentTarget.checked ? value['*'] : null)
                  }
                />
                <span>
                  {label}: {t('own')}
                </span>
              </label>
              {own && (
                <CheckGroup
                  label={label}
                  choices={choices}
                  chosen={own}
                  onChange={(asked) => setPart(code, asked)}
                />
              )}
            </div>
          )
        })}
      </div>
    </RuleGroup>
  )
}

/** A number by class of account, or no limit. */
export function InProgressControl({ path, value, set, isLocked, error }: Typed<InProgress>) {
  const t = useTranslations('adminRulebook')
  const { name, explain } = useRuleTexts(path)
  return (
    <RuleGroup label={name} description={explain} error={error} isLocked={isLocked}>
      <ul className="rule-parts">
        {(['general', 'special'] as const).map((word) => {
          const limit = value[word]
          return (
            <li key={word}>
              <span>{t(`control.${word}`)}</span>
              <div className="row rule-amount">
                <label className="check-row">
                  <input
                    type="checkbox"
                    checked={limit !== null}
                    onChange={({ currentTarget }) =>
                      set({ ...value, [word]: currentTarget.checked ? 1 : null })
                    }
                  />
                  <span>{t('control.limit')}</span>
                </label>
                {limit !== null && (
                  <>
                    <NumberInput
                      aria-label={t(`control.${word}`)}
                      value={limit}
                      isLocked={isLocked}
                      set={(number) => set({ ...value, [word]: number })}
                    />
                    <span className="soft">{t('units.cases', { count: limit })}</span>
                  </>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </RuleGroup>
  )
}
