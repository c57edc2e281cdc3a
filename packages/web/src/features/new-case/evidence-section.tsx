import { Check, Circle } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { EvidenceDrop } from '../../components/evidence-drop.tsx'
import type { EvidenceItem, EvidenceUpload } from '../../components/evidence-items.ts'
import { Select } from '../../components/text-field.tsx'

type EvidenceSectionProps = {
  items: readonly EvidenceItem[]
  onItems: (items: EvidenceItem[]) => void
  kindOf: (item: EvidenceItem) => EvidenceKind
  onKind: (key: number, kind: EvidenceKind) => void
  asked: readonly EvidenceKind[]
  missing: readonly EvidenceKind[]
  error: string | undefined
  maxBytes: number
  upload: EvidenceUpload
}

/** Screens and files; where the category asks for several kinds, one says what each file shows (IN-3). */
export function EvidenceSection(props: EvidenceSectionProps) {
  const { items, asked, missing, error } = props
  const t = useTranslations('portalNewCase')
  const lead = asked.includes('report_config')
    ? 'evidenceLeadReport'
    : asked.length > 0
      ? 'evidenceLead'
      : 'evidenceLeadNone'
  return (
    <section className="form-sec" aria-labelledby="f-ev" id="evidencia">
      <h2 id="f-ev">{t('evidenceTitle')}</h2>
      <p>{t(lead)}</p>
      <EvidenceDrop
        label={t('evidenceLabel')}
        maxBytes={props.maxBytes}
        upload={props.upload}
        onChange={props.onItems}
        error={
          error && (
            <p className="error-msg" role="alert">
              {error}
            </p>
          )
        }
      />
      {asked.includes('report_config') && items.length > 0 && <Kinds {...props} />}
      {asked.length > 0 && (
        <ul className="rules">
          {asked.map((kind) => {
            const isMet = !missing.includes(kind)
            const Icon = isMet ? Check : Circle
            return (
              <li key={kind} className={isMet ? 'pass' : 'todo'}>
                <Icon className="ico" aria-hidden />
                {t(`evidenceKind.${kind}`)}
                <span className="sr">: {t(isMet ? 'ruleMet' : 'rulePending')}</span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Kinds({ items, kindOf, onKind }: EvidenceSectionProps) {
  const t = useTranslations('portalNewCase')
  const kinds = ['screen', 'report_config', 'other'] as const
  return (
    <fieldset className="field" aria-label={t('evidenceKinds')}>
      <div className="form-2">
        {items.map((item) => (
          <Select
            key={item.key}
            label={t('evidenceKindOf', { name: item.file.name })}
            value={kindOf(item)}
            choices={kinds.map((kind) => ({ value: kind, label: t(`evidenceKind.${kind}`) }))}
            onChange={({ target }) => onKind(item.key, target.value as EvidenceKind)}
          />
        ))}
      </div>
    </fieldset>
  )
}
