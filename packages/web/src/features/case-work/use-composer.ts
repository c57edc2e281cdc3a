import type { PostMessageBody } from '@mesa/shared/wire/messages.schema'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import { type EvidenceItem, uploadedIds } from '../../components/evidence-items.ts'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { writeMessage } from './case-work.queries.ts'
import { callOf, progressBody, type Refusal, refusalOf, replyOf } from './composed.ts'
import {
  type DraftKind,
  draftKinds,
  type Drafts,
  readDrafts,
  saveDrafts,
  without,
} from './drafts.ts'
import { useComposerKeys } from './use-composer-keys.ts'

const done = {
  reply: 'sent',
  note: 'noteSaved',
  call: 'callSaved',
  progress: 'progressSent',
} as const

type Places = {
  number: number
  isEnded: boolean
  form: RefObject<HTMLFormElement | null>
  text: RefObject<HTMLTextAreaElement | null>
  isNatureRequired: boolean
}

/** What is being written, and why it cannot be sent yet. */
export function useComposer({ number, isEnded, form, text, isNatureRequired }: Places) {
  const t = useTranslations('consoleCase.composer')
  const progress = useTranslations('consoleRules.case.progress')
  const timeZone = useTimeZone() ?? 'UTC'
  const [chosen, setKind] = useState<DraftKind>('reply')
  // The customer may close the case while it is open here: from then on only notes are added.
  const kind: DraftKind = isEnded ? 'note' : chosen
  const [drafts, setDrafts] = useState<Drafts>(() => readDrafts(number))
  const [files, setFiles] = useState<EvidenceItem[]>([])
  const [filesKey, setFilesKey] = useState(0)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

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
      change(without(drafts, sent))
      setFiles([])
      setFilesKey((before) => before + 1)
      form.current?.reset()
      showToast(t(done[sent]))
    },
  })
  const submit = (data: FormData) => {
    if (send.isPending) return
    const call = kind === 'call' ? callOf(data, timeZone) : undefined
    const why = refusalOf({ kind, drafts, files, data, isNatureRequired, isCallBad: call === null })
    setRefusal(why)
    if (why === 'noNature')
      return form.current?.querySelector<HTMLElement>('[name=nature]')?.focus()
    if (why) return text.current?.focus()
    const attachmentIds = uploadedIds(files)
    send.mutate({
      kind,
      body: kind === 'progress' ? progressBody(drafts, progress) : drafts[kind].trim(),
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      ...(kind === 'reply' ? replyOf(data) : {}),
      ...(call ? { call } : {}),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Out of the text, so that the page's keys (R, N, J…) work again.
    if (event.key === 'Escape') return leaveText()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }
  useComposerKeys((next) => {
    if (isEnded && next !== 'note') return
    setKind(next)
    text.current?.focus()
  })
  const write = (value: string, part: keyof Drafts = kind) => change({ ...drafts, [part]: value })
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

const leaveText = () => document.querySelector<HTMLElement>('.cc-scroll')?.focus()
