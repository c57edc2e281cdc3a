import type { Policy, Target } from '@mesa/shared/rulebook/policy'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Checkbox, RadioGroup } from '../../components/choice-field.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { paths } from '../../lib/paths.ts'
import { CheckGroup, RuleGroup } from './check-group.tsx'
import { type ControlProps, useRuleTexts } from './use-rule-texts.ts'
import { EvidenceControl, FirstReplyControl, InProgressControl } from './part-controls.tsx'
import { NumberControl, OptionalNumber } from './number-control.tsx'
import { CONTROLS, type Control } from './rule-sections.ts'
import { TargetControl } from './target-control.tsx'
import { useValueWords } from './use-value-words.ts'

/** The control of a rule by its kind; its label is the sentence the value completes. */
export function RuleControl(props: ControlProps) {
  const control = CONTROLS[props.path]
  switch (control.kind) {
    case 'switch':
      return <Switch {...props} />
    case 'choice':
      return <ChoiceControl {...props} control={control} />
    case 'number':
      return <NumberControl {...props} unit={control.unit} />
    case 'optionalNumber':
      return <OptionalNumber {...props} unit={control.unit} />
    case 'target':
      return (
        <TargetControl
          {...props}
          value={props.value as Target | null}
          isOptional={control.isOptional}
          isAttention={control.unit === 'attention'}
        />
      )
    case 'words':
      return <WordsControl {...props} control={control} />
    case 'lines':
      return <LinesControl {...props} />
    case 'reasons':
      return <ReasonsControl {...props} />
    case 'percents':
      return <PercentsControl {...props} />
    case 'firstReply':
      return <FirstReplyControl {...props} value={props.value as Policy['targets']['firstReply']} />
    case 'evidence':
      return (
        <EvidenceControl {...props} value={props.value as Policy['intake']['evidenceByCategory']} />
      )
    case 'inProgress':
      return (
        <InProgressControl
          {...props}
          value={props.value as Policy['classification']['inProgressLimit']}
        />
      )
    case 'calendar':
      return <CalendarLine {...props} />
  }
}

function Switch({ path, value, set, isLocked, error }: ControlProps) {
  const { name, explain } = useRuleTexts(path)
  return (
    <Checkbox
      label={name}
      description={explain}
      checked={value === true}
      disabled={isLocked}
      onChange={(event) => set(event.currentTarget.checked)}
      {...(error === undefined ? {} : { error })}
    />
  )
}

type Choosing = ControlProps & { control: Extract<Control, { kind: 'choice' }> }

function ChoiceControl({ path, value, set, isLocked, error, control }: Choosing) {
  const { name, explain } = useRuleTexts(path)
  const words = useValueWords()
  const choices = control.values.map((one) => ({ value: one, label: words.value(path, one) }))
  return (
    <fieldset disabled={isLocked} className="rule-plain">
      <RadioGroup
        name={path}
        label={name}
        description={explain}
        error={error}
        look={control.values.length <= 3 ? 'segments' : 'list'}
        choices={choices}
        value={String(value)}
        onChange={set}
      />
    </fieldset>
  )
}

type Wording = ControlProps & { control: Extract<Control, { kind: 'words' }> }

function WordsControl({ path, value, set, isLocked, error, control }: Wording) {
  const { name, explain } = useRuleTexts(path)
  const words = useValueWords()
  return (
    <CheckGroup
      label={name}
      description={explain}
      error={error}
      isLocked={isLocked}
      choices={control.words.map((one) => ({ value: one, label: words.word(one) }))}
      chosen={value as string[]}
      onChange={set}
    />
  )
}

function ReasonsControl({ path, value, set, isLocked, error }: ControlProps) {
  const t = useTranslations('adminRulebook.control')
  const { name, explain } = useRuleTexts(path)
  const { reasons, reasonName } = useValueWords()
  const chosen = value as string[]
  const gone = chosen.filter((code) => !reasons.some((one) => one.code === code))
  const choices = [
    ...reasons.map(({ code, name: label }) => ({ value: code, label })),
    ...gone.map((code) => ({ value: code, label: reasonName(code) })),
  ]
  return (
    <CheckGroup
      label={name}
      description={choices.length === 0 ? t('noCatalogue') : explain}
      error={error}
      isLocked={isLocked}
      choices={choices}
      chosen={chosen}
      onChange={set}
    />
  )
}

function LinesControl({ path, value, set, isLocked, error }: ControlProps) {
  const { name, explain } = useRuleTexts(path)
  return (
    <TextArea
      label={name}
      description={explain}
      error={error}
      rows={5}
      readOnly={isLocked}
      defaultValue={(value as string[]).join('\n')}
      onChange={({ currentTarget }) =>
        set(
          currentTarget.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }
    />
  )
}

function PercentsControl({ path, value, set, isLocked, error }: ControlProps) {
  const { name, explain } = useRuleTexts(path)
  const percents = (value as number[]).map((one) => Math.round(one * 100))
  return (
    <TextField
      label={name}
      description={explain}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      readOnly={isLocked}
      defaultValue={percents.join(', ')}
      onChange={({ currentTarget }) =>
        set(
          currentTarget.value
            .split(/[,;\s]+/)
            .filter(Boolean)
            .map((one) => Number(one.replace('%', '')) / 100),
        )
      }
    />
  )
}

/** Kept as it began: hours in force are edited elsewhere. */
function CalendarLine({ path, value }: ControlProps) {
  const t = useTranslations('adminRulebook')
  const words = useValueWords()
  const { name, explain } = useRuleTexts(path)
  const said =
    path === 'calendar.weekly'
      ? Object.values(value as Record<string, string[][]>)
          .map((day) => day.map((span) => span.join('–')).join(', '))
          .filter((day, index, days) => days.indexOf(day) === index)
          .join('; ')
      : words.value(path, value)
  return (
    <RuleGroup label={name} description={explain}>
      <p>
        {said} <Link to={paths.adminCalendars()}>{t('calendarLink')}</Link>
      </p>
    </RuleGroup>
  )
}
