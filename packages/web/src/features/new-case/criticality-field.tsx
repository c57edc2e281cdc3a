import { useTranslations } from 'use-intl'
import { RadioGroup } from '../../components/choice-field.tsx'

const words = ['minor', 'moderate', 'serious', 'critical'] as const

type CriticalityFieldProps = {
  value: string
  /** What holds until level 1 rules. */
  until: (typeof words)[number]
  onChange: (value: string) => void
}

/** CL-4: what the customer asks for, with the texts that say what each word means; the desk rules. */
export function CriticalityField({ value, until, onChange }: CriticalityFieldProps) {
  const t = useTranslations('portalRules.ask.criticality')
  return (
    <RadioGroup
      label={t('label')}
      description={t('ruled', { word: t(`word.${until}`) })}
      name="requestedCriticality"
      value={value}
      onChange={onChange}
      choices={[
        { value: '', label: t('none') },
        ...words.map((word) => ({
          value: word,
          label: t(`word.${word}`),
          description: t(`means.${word}`),
        })),
      ]}
    />
  )
}
