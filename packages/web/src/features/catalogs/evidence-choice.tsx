import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { useTranslations } from 'use-intl'
import { Checkbox, RadioGroup } from '../../components/choice-field.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import type { EntryEditor } from './use-entry-editor.ts'

const kinds = ['screen', 'report_config'] as const satisfies readonly EvidenceKind[]

type EvidenceChoiceProps = {
  editor: EntryEditor
  /** What the rulebook asks of this category. */
  byRule: readonly EvidenceKind[]
  /** The rule is off: no category asks for any. */
  isOff: boolean
}

/** IN-3: the screens a case of the category carries, by the rulebook or by its own list. */
export function EvidenceChoice({ editor, byRule, isOff }: EvidenceChoiceProps) {
  const t = useTranslations('adminCatalogs.evidence')
  const words = useTranslations('portalNewCase.evidenceKind')
  const { evidence } = editor.draft
  const rule = byRule.map((kind) => words(kind)).join(', ') || t('nothing')
  const set = (next: EvidenceKind[] | null) => editor.change({ evidence: next })
  return (
    <SectionCard title={t('title')}>
      {isOff && <p className="hint">{t('off')}</p>}
      <RadioGroup
        name="evidence-mode"
        label={t('mode')}
        value={evidence === null ? 'rule' : 'own'}
        onChange={(mode) => set(mode === 'rule' ? null : [...byRule])}
        choices={[
          {
            value: 'rule',
            label: t('rule'),
            ...(isOff ? {} : { description: t('ruleIs', { kinds: rule }) }),
          },
          { value: 'own', label: t('own') },
        ]}
      />
      {evidence !== null &&
        kinds.map((kind) => (
          <Checkbox
            key={kind}
            name={`evidence-${kind}`}
            label={words(kind)}
            checked={evidence.includes(kind)}
            onChange={({ target }) =>
              set(kinds.filter((one) => (one === kind ? target.checked : evidence.includes(one))))
            }
          />
        ))}
      {evidence?.length === 0 && <p className="hint">{t('none')}</p>}
    </SectionCard>
  )
}
