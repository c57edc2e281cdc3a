import { POLICY_KEYS } from '@mesa/shared/rulebook/policy-keys'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { RULE_SOURCES } from '@mesa/shared/rulebook/rule-sources'
import { PolicyDocument } from '@mesa/shared/wire/policy.schema'
import { expect, test } from 'vitest'
import { listFiles, readText } from './repository.ts'
import { ruleFaults, rulesOf, titlesIn, type RuleWorld } from './rules-check.ts'

/** Rules that must have their document whether or not a key of the policy tunes them. */
const rulesOfDesks = `
  CA-1 CL-1 CL-2 CL-3 CL-4 CL-5 CL-6 CL-7 CL-9 CL-10 CL-11 CN-3 CN-6 CS-2 CV-3 CV-9 CV-10
  EN-1 EN-2 EN-3 EN-4 EN-5 EN-6 EN-7 EN-8 IN-1 IN-2 IN-3 IN-4 IN-7 IN-9 IN-10 IN-11 RS-4`
  .trim()
  .split(/\s+/)

const files = listFiles()
const isTest = (path: string) => /^(packages|e2e|scripts)\/.*\.test\.tsx?$/.test(path)
/** The product, without the places where a key stands whether or not anything asks for it. */
const isAsking = (path: string) =>
  /^packages\/(api|shared|web)\/src\/.*\.tsx?$/.test(path) && !isMention.test(path)
const isMention =
  /\.test\.tsx?$|\/testing\/|\/rulebook\/|\/locales\/|wire\/(policy|desk|rulebook)|policy-view/

/** `{ entitlement: { contract } }` as `entitlement.contract`. */
const flat = <Leaf>(tree: object): Record<string, Leaf> =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([section, keys]) =>
      Object.entries(keys as object).map(([key, leaf]) => [`${section}.${key}`, leaf as Leaf]),
    ),
  )

type Texts = RuleWorld['explanations'][string]

/** As the page has them; by address, since checks are no part of the web's program. */
async function explanationsIn(language: string): Promise<Texts> {
  const names = ['admin-rulebook-keys', 'admin-rulebook-desk-keys']
  const trees = await Promise.all(
    names.map((name) => {
      const file = new URL(`../packages/web/src/locales/${language}/${name}.ts`, import.meta.url)
      return import(/* @vite-ignore */ file.href) as Promise<Record<string, object>>
    }),
  )
  return flat(Object.assign({}, ...trees.flatMap((one) => Object.values(one))) as object)
}

async function readWorld(): Promise<RuleWorld> {
  const parts = Object.entries(PolicyDocument.properties).filter(([section]) => section !== 'ours')
  const schema = Object.fromEntries(
    parts.map(([section, part]) => [
      section,
      (part as unknown as { properties: object }).properties,
    ]),
  )
  const documents = files.filter((path) => /^docs\/rules\/[A-Z]{2}-\d+\.md$/.test(path))
  return {
    keys: POLICY_KEYS,
    schema: flat(schema),
    explanations: {
      es: await explanationsIn('es'),
      en: await explanationsIn('en'),
      pt: await explanationsIn('pt'),
    },
    presets: PRESETS,
    written: JSON.parse(readText('docs/design/presets.json')) as RuleWorld['written'],
    sources: RULE_SOURCES,
    documents: Object.fromEntries(
      documents.map((path) => [path.slice('docs/rules/'.length, -'.md'.length), readText(path)]),
    ),
    titles: new Set(files.filter(isTest).flatMap((path) => titlesIn(readText(path)))),
    code: files.filter(isAsking).map(readText).join('\n'),
  }
}

const world = await readWorld()

test('every key of the policy has schema, explanation, presets and code; every rule its outcomes as tests', () => {
  expect(ruleFaults(world, rulesOfDesks)).toEqual([])
})

test('the walk sees the rules: more keys and rules than a handful, and tests that name them', () => {
  expect(Object.keys(world.keys).length).toBeGreaterThan(50)
  expect(rulesOf(world, rulesOfDesks).length).toBeGreaterThan(40)
  expect([...world.titles].filter((title) => /^[A-Z]{2}-\d+/.test(title)).length).toBeGreaterThan(
    200,
  )
})

/** A rule and a key of it, complete. */
const whole: RuleWorld = {
  keys: { 'intake.colour': { rules: ['IN-99'] } },
  schema: {
    'intake.colour': {
      type: 'integer',
      minimum: 1,
      maximum: 9,
      default: 1,
      description: 'A colour.',
      'x-rules': ['IN-99'],
    },
  },
  explanations: { es: { 'intake.colour': { name: 'Color', explain: 'El color.' } } },
  presets: { one: { intake: { colour: 2 } } },
  written: { one: { intake: { colour: 2 } } },
  sources: { 'IN-99': ['one'] },
  documents: { 'IN-99': '# IN-99\nSource: one\n\n- IN-99: a\n- IN-99: b\n- IN-98, IN-99: c\n' },
  titles: new Set(['IN-99: a', 'IN-99: b', 'IN-98, IN-99: c']),
  code: 'policy.intake.colour',
}
const leaf = whole.schema['intake.colour'] ?? {}
const without = (name: string) => ({
  schema: {
    'intake.colour': Object.fromEntries(Object.entries(leaf).filter(([key]) => key !== name)),
  },
})
const forgotten: Array<[what: string, change: Partial<RuleWorld>, fault: string]> = [
  ['a schema', { schema: {} }, 'intake.colour: no schema'],
  ['a description', without('description'), 'intake.colour: no description in the schema'],
  ['a default', without('default'), 'intake.colour: no default in the schema'],
  ['a bound', without('maximum'), 'intake.colour: no bounds in the schema'],
  ['its rules', without('x-rules'), 'intake.colour: other rules in the schema'],
  ['an explanation', { explanations: { pt: {} } }, 'intake.colour: no explanation in pt'],
  [
    'a value in a preset',
    { presets: { one: {} }, written: { one: {} } },
    'intake.colour: no value in the preset one',
  ],
  [
    'the written preset',
    { written: {} },
    'intake.colour: one differs from docs/design/presets.json',
  ],
  ['a desk that asks for it', { sources: {} }, 'intake.colour: no desk asks for IN-99'],
  [
    'code that asks',
    { code: '' },
    'intake.colour: nothing asks for it, and it is not marked as awaited',
  ],
  ['the rule’s document', { documents: {} }, 'IN-99: no docs/rules/IN-99.md'],
  [
    'a test',
    { titles: new Set(['IN-99: a', 'IN-99: b']) },
    'IN-99: no test says «IN-98, IN-99: c»',
  ],
]

test('a key with everything is let in', () => {
  expect(ruleFaults(whole, [])).toEqual([])
})

test.each(forgotten)('a key without %s is not', (_what, change, fault) => {
  expect(ruleFaults({ ...whole, ...change }, [])).toEqual([fault])
})

test('titles are read as tests have them, also of test.each and over lines', () => {
  const text =
    "test('EN-1: it’s one', () => 1)\ntest.each(some)(\n  'EN-2: %s', one)\nexpect(a('b'))"

  expect(titlesIn(text)).toEqual(['EN-1: it’s one', 'EN-2: %s'])
})
