import { send } from './http.ts'

export type StreamEvent = { id: string | null; event: string; data: string }

export type StreamOptions = {
  onEvent: (event: StreamEvent) => void
  /** `live` once connected, `retrying` while the network is away. */
  onState?: (state: 'live' | 'retrying') => void
  signal: AbortSignal
}

const firstDelayMs = 1_000
const longestDelayMs = 30_000

/** Wait before attempt n (0, 1, 2…): doubling up to 30 s, never less than half, spread by `random`. */
export function reconnectDelayMs(attempt: number, random: number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
  return Math.round(full / 2 + (full / 2) * random)
}

/** Follows /api/v1/stream until aborted; after each break it resumes from the last event read. */
export async function followStream({ onEvent, onState, signal }: StreamOptions): Promise<void> {
  let lastEventId: string | null = null
  let attempt = 0
  while (!signal.aborted) {
    try {
      const response = await send('GET', '/stream', {
        accept: 'text/event-stream',
        lastEventId,
        signal,
      })
      attempt = 0
      onState?.('live')
      await readEvents(response, (event) => {
        lastEventId = event.id ?? lastEventId
        // An id alone is no news: it says from where to go on.
        if (event.data !== '') onEvent(event)
      })
    } catch {
      if (signal.aborted) return
    }
    onState?.('retrying')
    await pause(reconnectDelayMs(attempt++, fraction()), signal)
  }
}

async function readEvents(response: Response, onEvent: (event: StreamEvent) => void) {
  if (!response.body) return
  const parser = createEventParser(onEvent)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    parser(value)
  }
}

/** Feeds on chunks cut anywhere and calls back once per event; for an id alone, with empty data. */
export function createEventParser(onEvent: (event: StreamEvent) => void) {
  let rest = ''
  let event = blankEvent()
  return (chunk: string) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line !== '') readLine(event, line)
      else {
        if (event.data.length > 0 || event.id !== null) {
          onEvent({ id: event.id, event: event.name, data: event.data.join('\n') })
        }
        event = blankEvent()
      }
    }
  }
}

type Pending = { id: string | null; name: string; data: string[] }
const blankEvent = (): Pending => ({ id: null, name: 'message', data: [] })

function readLine(event: Pending, line: string): void {
  if (line.startsWith(':')) return
  const colon = line.indexOf(':')
  const field = colon < 0 ? line : line.slice(0, colon)
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
  if (field === 'data') event.data.push(value)
  else if (field === 'event') event.name = value
  else if (field === 'id') event.id = value
}

const fraction = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
