/** Words in lower case, without accents and signs. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** How rules and reports name an entry: from its name, and like no other of its catalogue. */
export function codeOf(name: string, taken: readonly string[]): string {
  const words = wordsOf(name)
    .join('_')
    .replace(/^[^a-z]+/, '')
  return distinct(words.slice(0, 50) || 'opcion', taken)
}

/** How a case names a field: `numeroDeAccion`. It stays when the label changes. */
export function keyOf(label: string, taken: readonly string[]): string {
  const [first = '', ...rest] = wordsOf(label)
  const camel = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
  return distinct(
    camel
      .join('')
      .replace(/^[^a-z]+/i, '')
      .slice(0, 50) || 'dato',
    taken,
  )
}

function distinct(word: string, taken: readonly string[]): string {
  if (!taken.includes(word)) return word
  let count = 2
  while (taken.includes(`${word}_${count}`)) count += 1
  return `${word}_${count}`
}
