import { Check, Circle, FileText, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { IconButton } from '../../components/button.tsx'
import { EvidenceDrop } from '../../components/evidence-drop.tsx'
import type { EvidenceItem, EvidenceUpload } from '../../components/evidence-items.ts'
import { Select } from '../../components/text-field.tsx'
import type { HeldFile } from './use-draft.ts'

type EvidenceSectionProps = {
  /** On the server since before this page was opened. */
  held: readonly HeldFile[]
  onHeld: (held: HeldFile[]) => void
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
  const { held, items, asked, missing, error } = props
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
      <Held held={held} onHeld={props.onHeld} />
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
      {asked.includes('report_config') && items.length + held.length > 0 && <Kinds {...props} />}
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

/** Files that came with the draft, by name: their pictures are the server's to show. */
function Held({ held, onHeld }: Pick<EvidenceSectionProps, 'held' | 'onHeld'>) {
  const t = useTranslations('portalNewCase')
  const common = useTranslations('common.evidence')
  if (held.length === 0) return null
  return (
    <ul className="held-files" aria-label={t('evidenceHeld')}>
      {held.map((file) => (
        <li key={file.id} className="row">
          <FileText className="ico" aria-hidden />
          <span className="grow trunc" title={file.name}>
            <bdi>{file.name}</bdi>
          </span>
          <IconButton
            label={common('removeOne', { name: file.name })}
            onClick={() => onHeld(held.filter(({ id }) => id !== file.id))}
          >
            <X className="ico ico-sm" aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

const kinds = ['screen', 'report_config', 'other'] as const

function Kinds({ held, onHeld, items, kindOf, onKind }: EvidenceSectionProps) {
  const t = useTranslations('portalNewCase')
  const choices = kinds.map((kind) => ({ value: kind, label: t(`evidenceKind.${kind}`) }))
  return (
    <fieldset className="field" aria-label={t('evidenceKinds')}>
      <div className="form-2">
        {held.map((file) => (
          <Select
            key={file.id}
            label={t('evidenceKindOf', { name: file.name })}
            value={file.evidence}
            choices={choices}
            onChange={({ target }) =>
              onHeld(
                held.map((one) =>
                  one.id === file.id ? { ...one, evidence: target.value as EvidenceKind } : one,
                ),
              )
            }
          />
        ))}
        {items.map((item) => (
          <Select
            key={item.key}
            label={t('evidenceKindOf', { name: item.file.name })}
            value={kindOf(item)}
            choices={choices}
            onChange={({ target }) => onKind(item.key, target.value as EvidenceKind)}
          />
        ))}
      </div>
    </fieldset>
  )
}
