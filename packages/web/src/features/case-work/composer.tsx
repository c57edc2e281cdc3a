import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { EvidenceDrop } from '../../components/evidence-drop.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { uploadFile } from './case-work.queries.ts'
import { CallFields, CustomerAway, Kinds, Nature, ProgressFields } from './composer-parts.tsx'
import { useComposer } from './use-composer.ts'
import { usePolicy } from './use-policy.ts'

const goes = {
  reply: 'send',
  note: 'saveNote',
  call: 'saveCall',
  progress: 'sendProgress',
} as const
const labels = {
  reply: 'replyLabel',
  note: 'noteLabel',
  call: 'callLabel',
  progress: 'progressLabel',
} as const
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
  const isNatureRequired = usePolicy()?.answers.nature === 'required'
  const composer = useComposer({ number, isEnded, form, text, isNatureRequired })
  const { kind, drafts, send } = composer
  const isReply = kind === 'reply'
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
      {kind === 'progress' && <ProgressFields drafts={drafts} onWrite={composer.write} />}
      {kind === 'call' && <CallFields />}
      {composer.refusal && (
        <p className="error-msg" id="redactar-falta" role="alert">
          {t(composer.refusal)}
        </p>
      )}
      {send.error && <ProblemNotice error={send.error} />}
      <div className="bar">
        {isReply && (
          <ReplyOptions
            mayAsk={mayAsk}
            isNatureRequired={isNatureRequired}
            isMissing={composer.refusal === 'noNature'}
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

type ReplyProps = { mayAsk: boolean; isNatureRequired: boolean; isMissing: boolean }

function ReplyOptions({ mayAsk, isNatureRequired, isMissing }: ReplyProps) {
  const t = useTranslations('consoleCase.composer')
  return (
    <>
      <Nature isRequired={isNatureRequired} isMissing={isMissing} />
      <Checkbox
        name="asks"
        label={t('asks')}
        disabled={!mayAsk}
        description={mayAsk ? undefined : t('asksNo')}
      />
    </>
  )
}
