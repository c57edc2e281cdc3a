import { FileText, RotateCcw, ShieldAlert, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ProblemError } from '../lib/problem.ts'
import { useFormat } from '../lib/use-format.ts'
import { useProblemText } from '../lib/use-problem-text.ts'
import { IconButton } from './button.tsx'
import type { EvidenceItem } from './evidence-items.ts'

type EvidenceThumbProps = {
  item: EvidenceItem
  maxBytes: number
  onRetry: () => void
  onRemove: () => void
}

export function EvidenceThumb({ item, maxBytes, onRetry, onRemove }: EvidenceThumbProps) {
  const t = useTranslations('common.evidence')
  const { file, previewUrl, state } = item
  const name = file.name
  const isBad = state.kind === 'failed' || state.kind === 'refused'
  const isHeld = state.kind === 'done' && state.safety === 'infected'
  return (
    <li>
      <figure className={isBad || isHeld ? 'thumb is-failed' : 'thumb'}>
        {previewUrl && !isHeld ? (
          <img src={previewUrl} alt="" />
        ) : (
          <span className="thumb-file">
            {isHeld ? (
              <ShieldAlert className="ico ico-lg" aria-hidden />
            ) : (
              <FileText className="ico ico-lg" aria-hidden />
            )}
          </span>
        )}
        {state.kind === 'uploading' && <UploadBar name={name} fraction={state.fraction} />}
        {isBad && <ThumbFault item={item} maxBytes={maxBytes} />}
        {isHeld && (
          <p className="thumb-error" role="alert">
            {t('held')}
          </p>
        )}
        {state.kind === 'done' && state.safety === 'pending' && (
          <p className="muted xs">{t('checking')}</p>
        )}
        <figcaption>
          <span className="trunc grow" title={name}>
            <bdi>{name}</bdi>
          </span>
          {state.kind === 'failed' && (
            <IconButton label={t('retryOne', { name })} onClick={onRetry}>
              <RotateCcw className="ico ico-sm" aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('removeOne', { name })} onClick={onRemove}>
            <X className="ico ico-sm" aria-hidden />
          </IconButton>
        </figcaption>
      </figure>
    </li>
  )
}

function UploadBar({ name, fraction }: { name: string; fraction: number }) {
  const t = useTranslations('common.evidence')
  const percent = Math.round(fraction * 100)
  return (
    <span
      className="thumb-bar"
      role="progressbar"
      aria-label={t('uploading', { name, percent })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  )
}

function ThumbFault({ item, maxBytes }: { item: EvidenceItem; maxBytes: number }) {
  const t = useTranslations('common.evidence')
  const format = useFormat()
  const { file, state } = item
  const problem = useProblemText(state.kind === 'failed' ? state.error : null)
  /** Where room or storage is lacking, the reader also needs the figures, or to know what is safe. */
  const reason = () => {
    const error = state.kind === 'failed' ? state.error : null
    const isOfRoom =
      error instanceof ProblemError && ['quota', 'storage_unavailable'].includes(error.code)
    return isOfRoom ? `${error.title}. ${error.detail ?? ''}` : problem.title
  }
  const words = () => {
    if (state.kind === 'refused' && state.reason === 'empty') return t('empty')
    if (state.kind === 'refused') {
      return t('tooLarge', { size: format.bytes(file.size), max: format.bytes(maxBytes) })
    }
    return t('failed', { reason: problem.kind === 'network' ? t('failedNetwork') : reason() })
  }
  return (
    <p className="thumb-error" role="alert">
      {words()}
    </p>
  )
}
