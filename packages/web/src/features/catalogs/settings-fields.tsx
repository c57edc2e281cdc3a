import { ContractKind } from '@mesa/shared/wire/contract-terms.schema'
import { TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { locales, sizes } from './entry-draft.ts'
import type { EditedKind } from './kinds.ts'
import { useFaultSentence } from './use-fault-sentence.ts'
import type { EntryEditor } from './use-entry-editor.ts'

type SettingsProps = { kind: EditedKind; editor: EntryEditor }

/** The desk's word in three languages, and a sentence that explains it. */
export function NameFields({ editor }: { editor: EntryEditor }) {
  const t = useTranslations('adminCatalogs.entry')
  const languages = useTranslations('admin.organizations.locales')
  const errorOf = useFaultSentence(editor)
  const { draft, change } = editor
  return (
    <SectionCard title={t('names')}>
      <p className="soft">{t('namesLead')}</p>
      <div className="a-form">
        {locales.map((locale, index) => (
          <TextField
            key={locale}
            name={`name-${locale}`}
            label={languages(locale)}
            lang={locale}
            optional={index > 0}
            maxLength={120}
            autoComplete="off"
            value={draft.names[locale]}
            error={index === 0 ? errorOf('names') : undefined}
            onChange={({ target }) => change({ names: { ...draft.names, [locale]: target.value } })}
          />
        ))}
        <TextArea
          name="help"
          label={t('help')}
          optional
          rows={2}
          maxLength={1000}
          value={draft.help}
          onChange={({ target }) => change({ help: target.value })}
        />
      </div>
    </SectionCard>
  )
}

/** What an entry of this kind decides; kinds of words alone decide nothing. */
export function SettingsFields(props: SettingsProps) {
  const t = useTranslations('adminCatalogs.entry')
  const fields = {
    'sub-states': <StateField {...props} />,
    'contract-types': <ContractFields {...props} />,
    'request-kinds': <MinutesField {...props} />,
    'close-reasons': <Check {...props} name="withoutValidation" />,
    'priority-reasons': <Check {...props} name="needsNotice" />,
  } as const
  const { kind } = props
  if (!(kind in fields)) return null
  return (
    <SectionCard title={t('settings')}>
      <div className="a-form">{fields[kind as keyof typeof fields]}</div>
    </SectionCard>
  )
}

function StateField({ editor }: SettingsProps) {
  const t = useTranslations('adminCatalogs.entry')
  const status = useTranslations('console.words.status')
  const errorOf = useFaultSentence(editor)
  return (
    <Select
      name="state"
      label={t('state')}
      description={t('stateHint')}
      error={errorOf('state')}
      value={editor.draft.state}
      choices={TicketStatus.enum.map((one) => ({ value: one, label: status(one) }))}
      onChange={({ target }) => editor.change({ state: target.value })}
    />
  )
}

function MinutesField({ editor }: SettingsProps) {
  const t = useTranslations('adminCatalogs.entry')
  const errorOf = useFaultSentence(editor)
  return (
    <TextField
      name="predefinedMinutes"
      label={t('predefinedMinutes')}
      description={t('predefinedMinutesHint')}
      optional
      inputMode="numeric"
      autoComplete="off"
      error={errorOf('predefinedMinutes')}
      value={editor.draft.predefinedMinutes}
      onChange={({ target }) => editor.change({ predefinedMinutes: target.value })}
    />
  )
}

function Check({ editor, name }: SettingsProps & { name: 'withoutValidation' | 'needsNotice' }) {
  const t = useTranslations('adminCatalogs.entry')
  return (
    <Checkbox
      name={name}
      label={t(name)}
      description={t(`${name}Hint`)}
      checked={editor.draft[name]}
      onChange={({ target }) => editor.change({ [name]: target.checked })}
    />
  )
}

function ContractFields({ editor }: SettingsProps) {
  const t = useTranslations('adminCatalogs.entry')
  const kinds = useTranslations('adminCatalogs.decides.contractKind')
  const errorOf = useFaultSentence(editor)
  const { draft, change } = editor
  return (
    <>
      <Select
        name="contractKind"
        label={t('contractKind')}
        optional
        placeholder={t('contractKindAny')}
        value={draft.contractKind}
        choices={ContractKind.enum.map((one) => ({ value: one, label: kinds(one) }))}
        onChange={({ target }) => change({ contractKind: target.value })}
      />
      <fieldset className="field">
        <legend>{t('limits')}</legend>
        <p className="hint">{t('limitsHint')}</p>
        <div className="cat-limits">
          {sizes.map((size) => (
            <TextField
              key={size}
              name={`limit-${size}`}
              label={t(`limit.${size}`)}
              inputMode="numeric"
              autoComplete="off"
              error={errorOf(size)}
              value={draft.limits[size]}
              onChange={({ target }) =>
                change({ limits: { ...draft.limits, [size]: target.value } })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
