import { expect, onTestFinished, test, vi } from 'vitest'
import { keepToken } from './session-token.ts'
import { createEventParser, followStream, reconnectDelayMs, type StreamEvent } from './stream.ts'

function read(...chunks: string[]): StreamEvent[] {
  const events: StreamEvent[] = []
  const feed = createEventParser((event) => events.push(event))
  for (const chunk of chunks) feed(chunk)
  return events
}

test('an event is the same however the network cuts it', () => {
  const whole = 'id: 7\nevent: ticket\ndata: {"a":1}\n\n'
  const expected = [{ id: '7', event: 'ticket', data: '{"a":1}' }]

  expect(read(whole)).toEqual(expected)
  expect(read(...Array.from(whole))).toEqual(expected)
})

test('comments keep the line open and say nothing', () => {
  expect(read(': ping\n\n', 'data: x\ndata: y\n\n')).toEqual([
    { id: null, event: 'message', data: 'x\ny' },
  ])
})

test('carriage returns cut between chunks do not split an event', () => {
  expect(read('data: x\r', '\n\r', '\n')).toEqual([{ id: null, event: 'message', data: 'x' }])
})

test('reconnecting waits longer each time and never more than 30 s', () => {
  expect([0, 1, 2, 10].map((attempt) => reconnectDelayMs(attempt, 1))).toEqual([
    1_000, 2_000, 4_000, 30_000,
  ])
  expect(reconnectDelayMs(0, 0)).toBe(500)
})

test('an id alone is no news, and is what the next connection begins with', async () => {
  const leaving = new AbortController()
  const asked: Array<string | null> = []
  const news: StreamEvent[] = []
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
  onTestFinished(() => void vi.unstubAllGlobals())
  keepToken('token')
  vi.stubGlobal('fetch', async (url: string, { headers }: RequestInit) => {
    if (url !== '/api/v1/stream') return new Response()
    asked.push(new Headers(headers).get('last-event-id'))
    if (asked.length === 2) leaving.abort()
    return new Response('id: 7-1\n\n')
  })

  await followStream({ signal: leaving.signal, onEvent: (event) => news.push(event) })

  expect(asked).toEqual([null, '7-1'])
  expect(news).toEqual([])
})
