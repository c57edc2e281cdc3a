import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PostMessageBody } from '@mesa/shared/wire/messages.schema'
import { Button } from '../../components/button.tsx'
import { EvidenceDrop } from '../../components/evidence-drop.tsx'
import {
  type EvidenceItem,
  type EvidenceUpload,
  isUploading,
  uploadedIds,
} from '../../components/evidence-items.ts'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { storage } from '../../lib/storage.ts'
import { useIntentKey } from '../../lib/use-intent-key.ts'
import { postMessage } from './conversation.queries.ts'

type ComposerProps = {
  caseNumber: number
  maxBytes: number
  upload: EvidenceUpload
  /** What else one may do instead of answering now. */
  aside?: ReactNode
}

const draftKey = (number: number) => `mesa.draft.reply.${number}`

/** Writes an answer, with pasted, dropped or chosen files; the text stays on the device until sent. */
export function Composer({ caseNumber, maxBytes, upload, aside }: ComposerProps) {
  const t = useTranslations('portalCase')
  const { text, write, files, setFiles, round, isBlank, post, send } = useReply(caseNumber)
  return (
    <form
      className="composer"
      id="responder"
      tabIndex={-1}
      aria-label={t('reply')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label className="sr" htmlFor="reply-text">
        {t('reply')}
      </label>
      <textarea
        className="textarea"
        id="reply-text"
        maxLength={50_000}
        placeholder={t('replyHint')}
        value={text}
        aria-invalid={isBlank || undefined}
        aria-describedby="reply-note"
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <div className="composer-note" id="reply-note">
        {isBlank && <p className="error-msg">{t('replyEmpty')}</p>}
        {!isBlank && text !== '' && <p className="muted xs">{t('draftKept')}</p>}
      </div>
      {post.isError && <ProblemNotice error={post.error} onRetry={send} />}
      <div className="composer-foot">
        <EvidenceDrop
          key={round}
          look="bare"
          label={t('replyFiles')}
          maxBytes={maxBytes}
          upload={upload}
          onChange={setFiles}
        />
        {aside}
        <Button
          className="push"
          look="primary"
          type="submit"
          busy={post.isPending}
          unavailable={isUploading(files) ? t('sendWaits') : undefined}
        >
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

/** The answer being written: its text kept on the device, its files, its sending. */
function useReply(caseNumber: number) {
  const t = useTranslations('portalCase')
  const queryClient = useQueryClient()
  const [text, setText] = useState(() => storage.read(draftKey(caseNumber)) ?? '')
  const [files, setFiles] = useState<EvidenceItem[]>([])
  const [round, setRound] = useState(0)
  const intent = useIntentKey()
  // The mutation says that it is pending only after the second click of a double click.
  const isSending = useRef(false)
  const [isBlank, setIsBlank] = useState(false)
  const post = useMutation({
    mutationFn: postMessage,
    onSettled: () => {
      isSending.current = false
    },
    onSuccess: async () => {
      storage.remove(draftKey(caseNumber))
      setText('')
      setFiles([])
      setRound((before) => before + 1)
      intent.renew()
      showToast(t('replySent'))
      await queryClient.invalidateQueries({ queryKey: ['tickets'] })
    },
  })

  const write = (next: string) => {
    setText(next)
    setIsBlank(false)
    if (next.trim() === '') storage.remove(draftKey(caseNumber))
    else storage.write(draftKey(caseNumber), next)
  }
  const send = () => {
    if (isSending.current) return
    if (text.trim() === '') return setIsBlank(true)
    const attachmentIds = uploadedIds(files)
    const body: PostMessageBody = {
      kind: 'reply',
      body: text.trim(),
      ...(attachmentIds.length > 0 && { attachmentIds }),
    }
    isSending.current = true
    post.mutate({ ref: caseNumber, body, idempotencyKey: intent.keyFor(body) })
  }

  return { text, write, files, setFiles, round, isBlank, post, send }
}
