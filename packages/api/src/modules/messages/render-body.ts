import { Worker } from 'node:worker_threads'
import { escaped } from './escaped.ts'
import type { RenderReply, RenderRequest } from './render-worker.ts'

type Format = RenderRequest['format']
type Waiting = { settle: (html: string | null) => void; timer: NodeJS.Timeout }

/** Up to here a text takes milliseconds, whatever it says; a longer one may take half a minute. */
const inlineMax = 1500
const renderMsMax = 2000
/** A thread loads its libraries first, on a busy machine slowly. */
const startMsMax = 3000
/** With the texts before it. */
const apartMsMax = 6000
const idleMs = 60_000

/** Loaded with the first words: an idle process does without. */
const loadMarkup = () => import('./render-markup.ts')
let markup: ReturnType<typeof loadMarkup> | undefined

/**
 * What people wrote as safe HTML: no script, style, form or remote image survives (A39, A40). Long
 * texts are read by a thread that is ended after two seconds; what it could not read stays plain.
 */
export async function renderBody(body: string, format: Format): Promise<string> {
  const html =
    body.length > inlineMax ? await renderApart(body, format) : await renderHere(body, format)
  return html ?? plain(body)
}

async function renderHere(body: string, format: Format): Promise<string | null> {
  const { renderMarkup } = await (markup ??= loadMarkup())
  try {
    return renderMarkup(body, format)
  } catch {
    return null
  }
}

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

/** One text after the other; a transaction waits for it, so the waiting has its end too. */
let turn: Promise<unknown> = Promise.resolve()
function renderApart(body: string, format: Format): Promise<string | null> {
  const mine = new Promise<string | null>((settle) => {
    let isOver = false
    const give = (html: string | null) => {
      isOver = true
      clearTimeout(late)
      settle(html)
    }
    const late = setTimeout(give, apartMsMax, null)
    turn = turn.then(async () => {
      if (!isOver) give(await ask(body, format))
    })
  })
  return mine
}

function ask(body: string, format: Format): Promise<string | null> {
  clearTimeout(idle)
  const patienceMs = worker ? renderMsMax : renderMsMax + startMsMax
  worker ??= startWorker()
  lastId += 1
  const request: RenderRequest = { id: lastId, body, format }
  return new Promise((settle) => {
    const timer = setTimeout(endWorker, patienceMs)
    waiting.set(request.id, { settle, timer })
    worker?.postMessage(request)
  })
}

function startWorker(): Worker {
  const made = new Worker(new URL('./render-worker.ts', import.meta.url))
  made.unref()
  made.on('message', ({ id, html }: RenderReply) => settle(id, html))
  made.on('error', endWorker)
  return made
}

/** Whoever waits for it gets nothing; the next text has a new one. */
function endWorker() {
  void worker?.terminate()
  worker = undefined
  for (const id of waiting.keys()) settle(id, null)
}

function settle(id: number, html: string | null) {
  const one = waiting.get(id)
  if (!one) return
  clearTimeout(one.timer)
  waiting.delete(id)
  idle = setTimeout(endWorker, idleMs)
  idle.unref()
  one.settle(html)
}

const plain = (body: string) => `<pre>${escaped(body)}</pre>`
