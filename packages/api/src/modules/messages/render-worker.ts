import { parentPort } from 'node:worker_threads'
import { renderMarkup } from './render-markup.ts'

/** The thread for long texts: whoever asked ends it when it takes too long (F23). */
parentPort?.on('message', ({ id, body, format }: RenderRequest) => {
  try {
    parentPort?.postMessage({ id, html: renderMarkup(body, format) } satisfies RenderReply)
  } catch {
    parentPort?.postMessage({ id, html: null } satisfies RenderReply)
  }
})

export type RenderRequest = { id: number; body: string; format: 'markdown' | 'html' }
/** Null: the text cannot be read as what it says to be. */
export type RenderReply = { id: number; html: string | null }
