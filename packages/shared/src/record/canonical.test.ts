import { expect, test } from 'vitest'
import { canonicalJson, type Json } from './canonical.ts'

test('RFC 8785, 3.2.2: the sample object', () => {
  const sample = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`) as Json

  expect(canonicalJson(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('RFC 8785, 3.2.3: members are ordered by UTF-16 code units', () => {
  const sample: Json = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }

  expect(canonicalJson(sample)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
      '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
      '"\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
})

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('RFC 8785, appendix B: %s is written %s', (bits, text) => {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${bits}`))

  expect(canonicalJson(view.getFloat64(0))).toBe(text)
})

test('RFC 8785: what I-JSON cannot carry is refused, not replaced', () => {
  const wrong = [Number.NaN, Infinity, '\udead', { '\ud800': 1 }, { a: undefined }, new Map()]

  for (const value of [...wrong, undefined, 1n, () => 1]) {
    expect(() => canonicalJson(value as Json)).toThrow(TypeError)
  }
})

test('the text is the same whatever order the members came in, at every depth', () => {
  const one = { b: [{ y: 1, x: 'ñ' }], a: { d: null, c: [] } }
  const other = { a: { c: [], d: null }, b: [{ x: 'ñ', y: 1 }] }

  expect(canonicalJson(one)).toBe('{"a":{"c":[],"d":null},"b":[{"x":"ñ","y":1}]}')
  expect(canonicalJson(other)).toBe(canonicalJson(one))
})
