import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { useComponentWord } from '../../lib/component-word.ts'
import { kinds, periods, renewals, roundings, sizes, type TypeDraft } from './type-draft.ts'

type Named = { id: string; name: string }
/** What terms may name of the desk; `currency` is what it prices in, null while it has no price. */
export type TypeChoices = {
  calendars: Named[]
  products: Named[]
  components: string[]
  currency: string | null
}
type Props = { draft: TypeDraft; onChange: (part: Partial<TypeDraft>) => void }

/** The terms of a type, each with a sentence that says what it does. */
export function TypeFields({ choices, ...props }: Props & { choices: TypeChoices }) {
  return (
    <>
      <KindFields {...props} />
      {!props.draft.unlimited && <HoursFields {...props} />}
      <CountFields {...props} components={choices.components} />
      <PriceFields {...props} />
      <ServiceFields {...props} choices={choices} />
    </>
  )
}

type TextKey =
  | 'periodMinutes'
  | 'carryPercent'
  | 'carryMax'
  | 'carryPeriods'
  | 'graceDays'
  | 'overdraft'
  | 'roundingMinutes'
  | 'afterHours'
  | 'currency'
  | 'hourPrice'
  | 'periodPrice'

function Text({ name, draft, onChange }: Props & { name: TextKey }) {
  const t = useTranslations('adminContracts.field')
  return (
    <TextField
      name={name}
      label={t(`${name}.label`)}
      description={t(`${name}.hint`)}
      autoComplete="off"
      value={draft[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
    />
  )
}

type CheckKey = 'unlimited' | 'accumulates' | 'carries'

function Check({ name, draft, onChange }: Props & { name: CheckKey }) {
  const t = useTranslations('adminContracts.field')
  return (
    <Checkbox
      name={name}
      label={t(`${name}.label`)}
      description={t(`${name}.hint`)}
      checked={draft[name]}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
    />
  )
}

function KindFields(props: Props) {
  const t = useTranslations('adminContracts.field')
  const words = useTranslations('consoleContracts.kinds')
  const { draft, onChange } = props
  return (
    <>
      <Select
        name="kind"
        label={t('kind.label')}
        description={t('kind.hint')}
        value={draft.kind}
        choices={kinds.map((value) => ({ value, label: words(value) }))}
        onChange={({ currentTarget }) =>
          onChange({ kind: kinds.find((one) => one === currentTarget.value) ?? 'contract' })
        }
      />
      <Check {...props} name="unlimited" />
    </>
  )
}

function HoursFields(props: Props) {
  const t = useTranslations('adminContracts.field')
  const words = useTranslations('consoleContractTerms.period')
  const { draft, onChange } = props
  const isPeriodic = draft.period !== 'once'
  return (
    <>
      <Select
        name="period"
        label={t('period.label')}
        description={t('period.hint')}
        value={draft.period}
        choices={periods.map((value) => ({ value, label: words(value) }))}
        onChange={({ currentTarget }) =>
          onChange({ period: periods.find((one) => one === currentTarget.value) ?? 'once' })
        }
      />
      {isPeriodic && <Text {...props} name="periodMinutes" />}
      <Check {...props} name="accumulates" />
      {isPeriodic && !draft.accumulates && (
        <>
          <Check {...props} name="carries" />
          {draft.carries && (
            <div className="form-2">
              <Text {...props} name="carryPercent" />
              <Text {...props} name="carryMax" />
              <Text {...props} name="carryPeriods" />
            </div>
          )}
        </>
      )}
      <div className="form-2">
        <Text {...props} name="graceDays" />
        <Text {...props} name="overdraft" />
      </div>
    </>
  )
}

function CountFields({ components, ...props }: Props & { components: string[] }) {
  const t = useTranslations('adminContracts.field')
  const words = useTranslations('consoleContractTerms')
  const component = useComponentWord()
  const { draft, onChange } = props
  return (
    <>
      <div className="form-2">
        <Text {...props} name="roundingMinutes" />
        <Select
          name="roundingScope"
          label={t('roundingScope.label')}
          description={t('roundingScope.hint')}
          value={draft.roundingScope}
          choices={roundings.map((value) => ({
            value,
            label: value === '' ? words('rulebook') : words(`scope.${value}`),
          }))}
          onChange={({ currentTarget }) =>
            onChange({ roundingScope: roundings.find((one) => one === currentTarget.value) ?? '' })
          }
        />
      </div>
      <fieldset className="field">
        <legend>{t('weights.label')}</legend>
        <p className="hint">{t('weights.hint')}</p>
        <div className="form-2">
          {components.map((code) => (
            <TextField
              key={code}
              name={`weight-${code}`}
              label={t('weights.of', { component: component(code) })}
              inputMode="numeric"
              autoComplete="off"
              value={draft.weights[code] ?? ''}
              onChange={({ currentTarget }) =>
                onChange({ weights: { ...draft.weights, [code]: currentTarget.value } })
              }
            />
          ))}
          <Text {...props} name="afterHours" />
        </div>
      </fieldset>
    </>
  )
}

const PriceFields = (props: Props) => (
  <div className="form-2">
    <Text {...props} name="currency" />
    <Text {...props} name="hourPrice" />
    <Text {...props} name="periodPrice" />
  </div>
)

function ServiceFields({ choices, draft, onChange }: Props & { choices: TypeChoices }) {
  const t = useTranslations('adminContracts.field')
  const words = useTranslations('consoleContractTerms')
  return (
    <>
      <fieldset className="field">
        <legend>{t('limits.label')}</legend>
        <p className="hint">{t('limits.hint')}</p>
        <div className="form-2">
          {sizes.map((size) => (
            <TextField
              key={size}
              name={`limit-${size}`}
              label={t(`limits.${size}`)}
              inputMode="numeric"
              autoComplete="off"
              value={draft.limits[size]}
              onChange={({ currentTarget }) =>
                onChange({ limits: { ...draft.limits, [size]: currentTarget.value } })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{t('products.label')}</legend>
        <p className="hint">{t('products.hint')}</p>
        {choices.products.map(({ id, name }) => (
          <Checkbox
            key={id}
            name={`product-${id}`}
            label={name}
            checked={draft.products.includes(id)}
            onChange={({ currentTarget }) =>
              onChange({
                products: currentTarget.checked
                  ? [...draft.products, id]
                  : draft.products.filter((one) => one !== id),
              })
            }
          />
        ))}
      </fieldset>
      <div className="form-2">
        <Select
          name="calendarId"
          label={t('calendar.label')}
          description={t('calendar.hint')}
          placeholder={words('calendarOwn')}
          value={draft.calendarId}
          choices={choices.calendars.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => onChange({ calendarId: currentTarget.value })}
        />
        <Select
          name="renewal"
          label={t('renewal.label')}
          description={t('renewal.hint')}
          value={draft.renewal}
          choices={renewals.map((value) => ({ value, label: words(`renewal.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ renewal: renewals.find((one) => one === currentTarget.value) ?? 'task' })
          }
        />
      </div>
    </>
  )
}
