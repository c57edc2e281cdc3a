import type { DecisionView, SourceOffer } from '@mesa/shared/wire/decisions.schema'
import { useTranslations } from 'use-intl'
import { RadioGroup } from '../../components/choice-field.tsx'
import { useFormat } from '../../lib/use-format.ts'

type SourceChoiceProps = {
  decision: DecisionView
  chosen: SourceOffer['source'] | null
  onChoose: (source: SourceOffer['source']) => void
}

/** Where the minutes come from that no lot of the contract carries; nothing where there are none. */
export function SourceChoice({ decision, chosen, onChoose }: SourceChoiceProps) {
  const t = useTranslations('portalCase.decision')
  const format = useFormat()
  const sources = decision.effects?.sources ?? []
  if (sources.length === 0) return null
  return (
    <RadioGroup
      name={`source-${decision.id}`}
      label={t('source')}
      value={chosen ?? ''}
      onChange={(value) => {
        const offer = sources.find(({ source }) => source === value)
        if (offer) onChoose(offer.source)
      }}
      choices={sources.map(({ source, unheldMinutes, hourPrice }) => ({
        value: source,
        label: (
          <strong>{t(`sources.${source}`, { minutes: format.duration(unheldMinutes) })}</strong>
        ),
        description: [
          t(`sourceDoes.${source}`),
          hourPrice ? t('perHour', { price: format.money(hourPrice) }) : '',
        ]
          .filter(Boolean)
          .join(' '),
      }))}
    />
  )
}
