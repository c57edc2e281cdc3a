import { expect, test } from 'vitest'
import { steadyRows } from './steady-rows.ts'

const row = (id: string, subject = id) => ({ id, subject })

test('what is being read keeps its place, with its newest content', () => {
  const shown = [row('a'), row('b')]
  const latest = [row('new'), row('b', 'B2'), row('a')]
  expect(steadyRows(shown, latest, false)).toEqual({
    rows: [row('a'), row('b', 'B2')],
    waiting: 1,
  })
})

test('a row that left the view stays until the reader asks for the news', () => {
  expect(steadyRows([row('a'), row('b')], [row('b')], false).rows).toEqual([row('a'), row('b')])
})

test('a page loaded at the end is appended at once', () => {
  expect(steadyRows([row('a')], [row('a'), row('b')], true)).toEqual({
    rows: [row('a'), row('b')],
    waiting: 0,
  })
})
