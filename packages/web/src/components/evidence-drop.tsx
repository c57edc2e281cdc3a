import { Camera, Upload } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { nowMs } from '../lib/clock.ts'
import { useFormat } from '../lib/use-format.ts'
import { Button } from './button.tsx'
import { type EvidenceItem, type EvidenceUpload, useEvidenceItems } from './evidence-items.ts'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { useFileDrop, useFilePaste } from './use-file-drop.ts'

type EvidenceDropProps = {
  /** Sends one file: `(file, options) => upload('/attachments', file, options)`. */
  upload: EvidenceUpload
  /** Every change; read `uploadedIds(items)` and `isUploading(items)`. */
  onChange: (items: EvidenceItem[]) => void
  maxBytes?: number
  /** Also takes what is pasted anywhere on the page (a screenshot), unless text is pasted. */
  takesPagePaste?: boolean
  /** A wider place that also takes dropped files, such as the whole reply box. */
  dropArea?: RefObject<HTMLElement | null>
  label: string
  error?: ReactNode
  /** `bare` has no frame nor instruction: a button row, for a reply box. */
  look?: 'area' | 'bare'
}

const oneMegabyte = 1024 * 1024

/** Files by drop, paste, picker or camera; thumbnails show progress, failure and retry. */
export function EvidenceDrop(props: EvidenceDropProps) {
  const { upload, onChange, maxBytes = 25 * oneMegabyte, label, error, look = 'area' } = props
  const t = useTranslations('common.evidence')
  const format = useFormat()
  const area = useRef<HTMLDivElement>(null)
  const { items, add, retry, remove } = useEvidenceItems({ upload, maxBytes, onChange })
  const isOver = useFileDrop(props.dropArea ?? area, add)
  useFilePaste(props.takesPagePaste ?? true, (files) => {
    const name = t('pastedName', { time: format.time(nowMs()) })
    add(files.map((file) => (isCapture(file) ? renamed(file, name) : file)))
  })

  return (
    <div
      ref={area}
      role="group"
      aria-label={label}
      className={`${look === 'area' ? 'drop' : 'drop-bare'} ${isOver ? 'is-over' : ''}`}
    >
      {items.length > 0 && (
        <ul className="thumbs" aria-label={t('list')}>
          {items.map((item) => (
            <EvidenceThumb
              key={item.key}
              item={item}
              maxBytes={maxBytes}
              onRetry={() => retry(item)}
              onRemove={() => remove(item)}
            />
          ))}
        </ul>
      )}
      {look === 'area' && (
        <p className="md">{isOver ? t('release') : <Instruction maxBytes={maxBytes} />}</p>
      )}
      <Pickers onFiles={add} />
      {error}
      <Progress items={items} />
    </div>
  )
}

/** Where nothing hovers there is neither Ctrl V nor dragging: the style sheet shows one of the two. */
function Instruction({ maxBytes }: { maxBytes: number }) {
  const t = useTranslations('common.evidence')
  const format = useFormat()
  const size = format.bytes(maxBytes)
  return (
    <>
      <span className="drop-mouse">
        {t.rich('instruction', { size, kbd: (keys) => <kbd>{keys}</kbd> })}
      </span>
      <span className="drop-touch">{t('instructionTouch', { size })}</span>
    </>
  )
}

function Pickers({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations('common.evidence')
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  const hidden = { type: 'file', hidden: true, tabIndex: -1 } as const
  return (
    <div className="row wrap">
      <Button icon={<Upload className="ico" aria-hidden />} onClick={() => picker.current?.click()}>
        {t('choose')}
      </Button>
      <Button
        icon={<Camera className="ico" aria-hidden />}
        className="drop-camera"
        onClick={() => camera.current?.click()}
      >
        {t('camera')}
      </Button>
      <input {...hidden} ref={picker} multiple onChange={(event) => take(event.currentTarget)} />
      <input
        {...hidden}
        ref={camera}
        accept="image/*"
        capture="environment"
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  )
}

/** Says aloud only what ended; percentages would never stop talking. */
function Progress({ items }: { items: readonly EvidenceItem[] }) {
  const t = useTranslations('common.evidence')
  const last = items.findLast(({ state }) => state.kind === 'done')
  return (
    <p className="sr" role="status">
      {last ? t('uploaded', { name: last.file.name }) : ''}
    </p>
  )
}

/** Browsers call every pasted screenshot `image.png`. */
const isCapture = (file: File): boolean => /^image\.\w+$/.test(file.name)

function renamed(file: File, name: string): File {
  const extension = file.name.split('.').pop() ?? 'png'
  return new File([file], `${name.replaceAll(':', '.')}.${extension}`, { type: file.type })
}
