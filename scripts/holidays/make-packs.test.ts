import { expect, test } from 'vitest'
import { readText } from '../repository.ts'
import { makePackTexts } from './packs-text.ts'

test('the packs checked in are what the laws and the library make of them now', () => {
  for (const [path, text] of makePackTexts()) expect(readText(path), path).toBe(text)
})
