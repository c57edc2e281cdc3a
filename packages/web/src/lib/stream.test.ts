import { expect, test } from 'vitest'
import { createEventParser, reconnectDelayMs, type StreamEvent } from './stream.ts'

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
