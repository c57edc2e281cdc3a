import type { PostMessageBody } from '@mesa/shared/wire/messages.schema'
import { Moon, Phone, Reply, StickyNote } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { EvidenceDrop } from '../../components/evidence-drop.tsx'
import { type EvidenceItem, isUploading, uploadedIds } from '../../components/evidence-items.ts'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'
import { uploadFile, writeMessage } from './case-work.queries.ts'
import { type DraftKind, draftKinds, type Drafts, readDrafts, saveDrafts } from './drafts.ts'
import { useComposerKeys } from './use-composer-keys.ts'

const icons = { reply: Reply, note: StickyNote, call: Phone }
const keys = { reply: 'R', note: 'N', call: 'L' }

type ComposerProps = {
  number: number
  requesterName: string
  /** The state lets the desk ask (in review, in progress). */
  mayAsk: boolean
  isEnded: boolean
  /** Until when nobody of the customer is there (IN-8). */
  awayUntil: string | null
}

export function Composer({ number, requesterName, mayAsk, isEnded, awayUntil }: ComposerProps) {
  const t = useTranslations('consoleCase.composer')
  const form = useRef<HTMLFormElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const composer = useComposer({ number, isEnded, form, text })
  const { kind, drafts, send } = composer
  const isReply = kind === 'reply'
  const goes = { reply: 'send', note: 'saveNote', call: 'saveCall' } as const
  const labels = { reply: 'replyLabel', note: 'noteLabel', call: 'callLabel' } as const
  return (
    <form
      ref={form}
      className={kind === 'note' ? 'cc-comp is-note' : 'cc-comp'}
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault()
        composer.submit(new FormData(event.currentTarget))
      }}
    >
      <Kinds kind={kind} isEnded={isEnded} onChange={composer.setKind}>
        {kind !== 'note' && <span className="muted xs">{t('to', { name: requesterName })}</span>}
      </Kinds>
      {awayUntil && kind !== 'note' && <CustomerAway until={awayUntil} />}
      <label className="sr" htmlFor="redactar">
        {t(labels[kind])}
      </label>
      <textarea
        ref={text}
        id="redactar"
        className="textarea md"
        placeholder={t(labels[kind])}
        maxLength={50_000}
        value={drafts[kind]}
        aria-invalid={composer.refusal ? true : undefined}
        aria-describedby={composer.refusal ? 'redactar-falta' : undefined}
        onChange={(event) => composer.write(event.currentTarget.value)}
        onKeyDown={composer.onKeyDown}
      />
      {composer.refusal && (
        <p className="error-msg" id="redactar-falta" role="alert">
          {t(composer.refusal)}
        </p>
      )}
      {send.error && <ProblemNotice error={send.error} />}
      <div className="bar">
        {isReply && <Nature />}
        {isReply && (
          <Checkbox
            name="asks"
            label={t('asks')}
            disabled={!mayAsk}
            description={mayAsk ? undefined : t('asksNo')}
          />
        )}
        <EvidenceDrop
          key={composer.filesKey}
          look="bare"
          dropArea={form}
          label={t('files')}
          upload={uploadFile}
          onChange={composer.setFiles}
        />
        <Button look="primary" type="submit" className="ml-auto" busy={send.isPending}>
          {t(goes[kind])} <kbd aria-hidden="true">Ctrl Enter</kbd>
        </Button>
      </div>
    </form>
  )
}

type Places = {
  number: number
  isEnded: boolean
  form: RefObject<HTMLFormElement | null>
  text: RefObject<HTMLTextAreaElement | null>
}

function useComposer({ number, isEnded, form, text }: Places) {
  const t = useTranslations('consoleCase.composer')
  const [chosen, setKind] = useState<DraftKind>('reply')
  // The customer may close the case while it is open here: from then on only notes are added.
  const kind: DraftKind = isEnded ? 'note' : chosen
  const [drafts, setDrafts] = useState<Drafts>(() => readDrafts(number))
  const [files, setFiles] = useState<EvidenceItem[]>([])
  const [filesKey, setFilesKey] = useState(0)
  const [refusal, setRefusal] = useState<'empty' | 'uploading' | null>(null)
  const done = { reply: 'sent', note: 'noteSaved', call: 'callSaved' } as const

  const change = (next: Drafts) => {
    setDrafts(next)
    saveDrafts(number, next)
    setRefusal(null)
  }
  const send = useAct({
    act: (body: PostMessageBody, key) => writeMessage(number, body, key),
    families: ['tickets'],
    onDone: (_message, body) => {
      const sent = draftKinds.find((one) => one === body.kind) ?? 'reply'
      change({ ...drafts, [sent]: '' })
      setFiles([])
      setFilesKey((before) => before + 1)
      form.current?.reset()
      showToast(t(done[sent]))
    },
  })
  const submit = (data: FormData) => {
    if (send.isPending) return
    const body = drafts[kind].trim()
    const why = body === '' ? 'empty' : isUploading(files) ? 'uploading' : null
    setRefusal(why)
    if (why) return text.current?.focus()
    const attachmentIds = uploadedIds(files)
    const attached = attachmentIds.length > 0 ? { attachmentIds } : {}
    send.mutate({ kind, body, ...attached, ...(kind === 'reply' ? replyOf(data) : {}) })
  }
  const leave = () => document.querySelector<HTMLElement>('.cc-scroll')?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    // Out of the text, so that the page's keys (R, N, J…) work again.
    if (event.key === 'Escape') return leave()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }
  useComposerKeys((next) => {
    if (isEnded && next !== 'note') return
    setKind(next)
    text.current?.focus()
  })
  const write = (value: string) => change({ ...drafts, [kind]: value })
  return {
    kind,
    setKind,
    drafts,
    write,
    filesKey,
    setFiles,
    refusal,
    send,
    submit,
    onKeyDown,
  }
}

const replyOf = (data: FormData): Pick<PostMessageBody, 'nature' | 'asks'> => ({
  nature: data.get('nature') === 'definitive' ? 'definitive' : 'provisional',
  asks: data.get('asks') !== null,
})

/** Questions can still be sent; the customer's time counts from the return. */
function CustomerAway({ until }: { until: string }) {
  const t = useTranslations('consoleClocks.silence')
  const format = useFormat()
  if (useHasCome(until)) return null
  return (
    <p className="composer-away sm">
      <Moon className="ico ico-sm" aria-hidden />
      <span>{t('composerAway', { instant: format.instant(until) })}</span>
    </p>
  )
}

type KindsProps = {
  kind: DraftKind
  isEnded: boolean
  onChange: (kind: DraftKind) => void
  children: ReactNode
}

function Kinds({ kind, isEnded, onChange, children }: KindsProps) {
  const t = useTranslations('consoleCase.composer')
  const labels = { reply: 'reply', note: 'noteKind', call: 'callKind' } as const
  return (
    <div className="cc-kinds">
      <div className="tabs" role="radiogroup" aria-label={t('kind')}>
        {draftKinds.map((one) => {
          const Icon = icons[one]
          return (
            <label key={one}>
              <input
                type="radio"
                className="sr"
                name="kind"
                checked={kind === one}
                disabled={isEnded && one !== 'note'}
                onChange={() => onChange(one)}
              />
              <Icon className="ico" aria-hidden /> {t(labels[one])}{' '}
              <kbd aria-hidden="true">{keys[one]}</kbd>
            </label>
          )
        })}
      </div>
      {isEnded ? <span className="muted xs">{t('closed')}</span> : children}
    </div>
  )
}

function Nature() {
  const t = useTranslations('consoleCase')
  return (
    <div className="seg seg-radio" role="radiogroup" aria-label={t('composer.nature')}>
      {(['provisional', 'definitive'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            className="sr"
            name="nature"
            value={one}
            defaultChecked={one === 'provisional'}
          />
          <span>{t(one)}</span>
        </label>
      ))}
    </div>
  )
}
