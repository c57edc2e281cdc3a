import { expect, test } from 'vitest'
import { readDesks } from './demo-desk.ts'

test('desks are named one by one or all at once, the demo desk first, and each once', () => {
  expect(readDesks([], true)).toBeNull()
  expect(readDesks(['--desk=hour-package,demo', '--desk=demo'], true)).toEqual([
    'demo',
    'hour-package',
  ])
  expect(readDesks(['--desk=all'], true)).toEqual([
    'demo',
    'licence-plan',
    'contract-warranty',
    'account-lead',
    'hour-package',
    'public-sector',
  ])
})

test('a name or an option that does not exist is refused with the list, and so are desks in production', () => {
  expect(() => readDesks(['--desk=nada'], true)).toThrow('nombres: demo, licence-plan')
  expect(() => readDesks(['--mesa=all'], true)).toThrow('--mesa=all no es una opción')
  expect(() => readDesks(['--desk=all'], false)).toThrow('MESA_DEMO=off')
  expect(readDesks([], false)).toBeNull()
})
