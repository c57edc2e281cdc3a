/** What is known of the rules, read from where it stands. */
export type RuleWorld = {
  /** What a policy may hold, by path: the rules each key serves. */
  keys: Record<string, { rules: readonly string[]; isAwaited?: boolean }>
  /** Leaves of the schema, by path. */
  schema: Record<string, Record<string, unknown>>
  /** By language, then by path. */
  explanations: Record<string, Record<string, { name?: string; explain?: string } | undefined>>
  presets: Record<string, Record<string, unknown>>
  /** docs/design/presets.json. */
  written: Record<string, Record<string, unknown>>
  /** Desks whose documents ask for a rule. */
  sources: Record<string, readonly string[]>
  /** docs/rules, by rule. */
  documents: Record<string, string>
  /** Of every test of the code base. */
  titles: ReadonlySet<string>
  /** The product's code without the rulebook's own, to see that a key is asked for. */
  code: string
}

/** What somebody forgot who added a key or a rule; empty when everything stands. */
export const ruleFaults = (world: RuleWorld, wanted: readonly string[]): string[] => [
  ...Object.keys(world.keys).flatMap((path) => keyFaults(world, path)),
  ...Object.keys(world.schema)
    .filter((path) => !Object.hasOwn(world.keys, path))
    .map((path) => `${path}: only in the schema`),
  ...rulesOf(world, wanted).flatMap((rule) =>
    documentFaults(world, rule, wanted.includes(rule) ? 3 : 1),
  ),
]

/** Every rule that must have its document: those of the keys that hold, and those asked for. */
export function rulesOf({ keys }: Pick<RuleWorld, 'keys'>, wanted: readonly string[]): string[] {
  const served = Object.values(keys)
    .filter(({ isAwaited }) => !isAwaited)
    .flatMap(({ rules }) => rules)
  return [...new Set([...wanted, ...served])].toSorted()
}

function keyFaults(world: RuleWorld, path: string): string[] {
  const { rules, isAwaited = false } = world.keys[path] ?? { rules: [] }
  const leaf = world.schema[path]
  const faults: string[] = []
  const demand = (isThere: unknown, what: string) => {
    if (!isThere) faults.push(`${path}: ${what}`)
  }
  demand(leaf, 'no schema')
  if (leaf) {
    demand(leaf['description'], 'no description in the schema')
    demand('default' in leaf, 'no default in the schema')
    demand(isBounded(leaf), 'no bounds in the schema')
    demand(JSON.stringify(leaf['x-rules']) === JSON.stringify(rules), 'other rules in the schema')
  }
  for (const [language, texts] of Object.entries(world.explanations))
    demand(texts[path]?.name && texts[path].explain, `no explanation in ${language}`)
  for (const [name, policy] of Object.entries(world.presets)) {
    const [own, written] = [valueAt(policy, path), valueAt(world.written[name] ?? {}, path)]
    demand(own !== undefined, `no value in the preset ${name}`)
    demand(sorted(own) === sorted(written), `${name} differs from docs/design/presets.json`)
  }
  demand(rules.length > 0, 'serves no rule')
  for (const rule of rules) demand(world.sources[rule]?.length, `no desk asks for ${rule}`)
  const name = path.split('.')[1] ?? ''
  const isAsked = new RegExp(`\\b${name}\\b`).test(world.code)
  demand(isAwaited || isAsked, 'nothing asks for it, and it is not marked as awaited')
  return faults
}

/** A closed set, a range, a bounded text or list, or parts that are each of these. */
function isBounded(leaf: Record<string, unknown>): boolean {
  const parts = [
    ...Object.values((leaf['properties'] ?? {}) as object),
    ...Object.values((leaf['patternProperties'] ?? {}) as object),
    ...((leaf['anyOf'] ?? []) as object[]),
  ] as Array<Record<string, unknown>>
  if (parts.length > 0) return parts.every(isBounded)
  const { type } = leaf
  if (type === 'boolean' || type === 'null' || leaf['enum'] || 'const' in leaf) return true
  if (type === 'array') return leaf['maxItems'] !== undefined
  if (type === 'string') return leaf['maxLength'] !== undefined
  return leaf['minimum'] !== undefined && leaf['maximum'] !== undefined
}

/** `least`: rules that only tune what another issue built have fewer outcomes here. */
function documentFaults({ documents, titles }: RuleWorld, rule: string, least: number): string[] {
  const text = documents[rule]
  if (text === undefined) return [`${rule}: no docs/rules/${rule}.md`]
  const bullets = text
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2).trim())
  const faults = bullets
    .filter((title) => !titles.has(title))
    .map((title) => `${rule}: no test says «${title}»`)
  const isOfRule = (title: string) => new RegExp(`^([A-Z]{2}-\\d+, )*${rule}[,:]`).test(title)
  return [
    ...(/^# /m.test(text) ? [] : [`${rule}: no heading`]),
    ...(/^\**Source:?\**:? /m.test(text) ? [] : [`${rule}: no source`]),
    ...(bullets.length < least ? [`${rule}: fewer than ${least} outcomes`] : []),
    ...bullets
      .filter((title) => !isOfRule(title))
      .map((title) => `${rule}: «${title}» names it not`),
    ...faults,
  ]
}

/** Titles of tests in the text of a test file, `test.each` included. */
export const titlesIn = (text: string): string[] =>
  Array.from(
    text.matchAll(/(?:\btest\(|\)\()\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g),
    ([, , title = '']) => title.replaceAll(/\\(['"`])/g, '$1'),
  )

const valueAt = (policy: Record<string, unknown>, path: string): unknown => {
  const [section = '', key = ''] = path.split('.')
  return ((policy[section] ?? {}) as Record<string, unknown>)[key]
}

/** One way to write a value, whatever the order of its keys. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
