import { useEffect, useRef, useState } from 'react'
import type { FileSafety } from '@mesa/shared/wire/attachments.schema'
import { newIdempotencyKey } from '../lib/idempotency.ts'
import { networkProblem } from '../lib/problem.ts'

export type EvidenceItem = {
  key: number
  file: File
  /** Object URL of an image, released when the item goes. */
  previewUrl: string | null
  /** The same for every attempt, so that a lost answer leaves no second file behind. */
  idempotencyKey: string
  state:
    | { kind: 'refused'; reason: 'tooLarge' | 'empty' }
    | { kind: 'uploading'; fraction: number }
    | { kind: 'failed'; error: unknown }
    | { kind: 'done'; id: string; safety: FileSafety }
}

export type EvidenceUpload = (
  file: File,
  options: { onProgress: (fraction: number) => void; signal: AbortSignal; idempotencyKey: string },
) => Promise<{ id: string; safety: FileSafety }>

type Options = {
  upload: EvidenceUpload
  maxBytes: number
  onChange: (items: EvidenceItem[]) => void
}

/** The files of one drop area: uploads each on arrival, lets retry and remove, reports every change. */
export function useEvidenceItems({ upload, maxBytes, onChange }: Options) {
  const [items, setItems] = useState<EvidenceItem[]>([])
  const current = useRef<EvidenceItem[]>([])
  const aborts = useRef(new Map<number, AbortController>())
  const nextKey = useRef(1)

  useEffect(() => {
    const running = aborts.current
    return () => {
      for (const abort of running.values()) abort.abort()
      for (const item of current.current) if (item.previewUrl) URL.revokeObjectURL(item.previewUrl)
    }
  }, [])

  const change = (next: EvidenceItem[]) => {
    current.current = next
    setItems(next)
    onChange(next)
  }
  const setState = (key: number, state: EvidenceItem['state']) =>
    change(current.current.map((item) => (item.key === key ? { ...item, state } : item)))

  const start = async ({ key, file, idempotencyKey }: EvidenceItem) => {
    const abort = new AbortController()
    aborts.current.set(key, abort)
    try {
      const { id, safety } = await upload(file, {
        signal: abort.signal,
        idempotencyKey,
        onProgress: (fraction) => setState(key, { kind: 'uploading', fraction }),
      })
      setState(key, { kind: 'done', id, safety })
    } catch (error) {
      if (!abort.signal.aborted) setState(key, { kind: 'failed', error: error ?? networkProblem() })
    } finally {
      aborts.current.delete(key)
    }
  }

  const add = (files: readonly File[]) => {
    const added = files.map((file) => describe(file, nextKey.current++, maxBytes))
    if (added.length === 0) return
    change([...current.current, ...added])
    for (const item of added) if (item.state.kind === 'uploading') void start(item)
  }

  const retry = (item: EvidenceItem) => {
    setState(item.key, { kind: 'uploading', fraction: 0 })
    void start(item)
  }

  const remove = (item: EvidenceItem) => {
    aborts.current.get(item.key)?.abort()
    if (item.previewUrl) URL.revokeObjectURL(item.previewUrl)
    change(current.current.filter(({ key }) => key !== item.key))
  }

  const clear = () => {
    for (const item of current.current) remove(item)
  }

  return { items, add, retry, remove, clear }
}

function describe(file: File, key: number, maxBytes: number): EvidenceItem {
  const previewUrl = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
  const state = firstState(file.size, maxBytes)
  return { key, file, previewUrl, idempotencyKey: newIdempotencyKey(), state }
}

function firstState(size: number, maxBytes: number): EvidenceItem['state'] {
  if (size > maxBytes) return { kind: 'refused', reason: 'tooLarge' }
  if (size === 0) return { kind: 'refused', reason: 'empty' }
  return { kind: 'uploading', fraction: 0 }
}

/** Ids of what is safely on the server, in order: the `attachmentIds` of a request. */
export const uploadedIds = (items: readonly EvidenceItem[]): string[] =>
  items.flatMap(({ state }) => (state.kind === 'done' ? [state.id] : []))

export const isUploading = (items: readonly EvidenceItem[]): boolean =>
  items.some(({ state }) => state.kind === 'uploading')
