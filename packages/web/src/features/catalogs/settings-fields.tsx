import { TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { paths } from '../../lib/paths.ts'
import { locales } from './entry-draft.ts'
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
    'contract-types': <TermsLink {...props} />,
    'request-kinds': (
      <>
        <MinutesField {...props} />
        <Check {...props} name="assessmentFirst" />
      </>
    ),
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

type CheckName = 'withoutValidation' | 'needsNotice' | 'assessmentFirst'

function Check({ editor, name }: SettingsProps & { name: CheckName }) {
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

/** What holds for its contracts stands in versions of terms, on a page of their own. */
function TermsLink({ editor }: SettingsProps) {
  const t = useTranslations('adminCatalogs.entry')
  return (
    <p>
      {t('termsHint')} <Link to={paths.adminContractType(editor.base.id)}>{t('termsLink')}</Link>
    </p>
  )
}
