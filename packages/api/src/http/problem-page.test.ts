import { expect, test } from 'vitest'
import { problemCodes } from '@mesa/shared/wire/problem-codes'
import { problemText } from '../locales/problem-texts.ts'
import { setupForTest } from '../testing/test-app.ts'

test('CN-5: the type of every problem leads to its text, in the language of the reader', async () => {
  const desk = await setupForTest()
  const { body: problem } = await desk.with().get('/auth/me')
  const [address = '', anchor] = problem.type.split('#')

  for (const locale of ['es', 'en', 'pt'] as const) {
    const page = await desk.with().get(address, { 'accept-language': locale })
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.headers['content-language']).toBe(locale)
    for (const code of problemCodes) expect(page.body).toContain(`id="${code}"`)
    expect(page.body).toContain(problemText(anchor, locale).title)
  }
  expect(problemCodes.length).toBeGreaterThan(60)
})
