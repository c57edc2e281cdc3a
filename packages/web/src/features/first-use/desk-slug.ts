export const slugLengthMax = 40

/** The short name that a desk's name suggests: «Soporte Ñandú, C.A.» gives `soporte-nandu-c-a`. */
export function suggestSlug(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-/, '')
  return slug.slice(0, slugLengthMax).replace(/-$/, '')
}

/** As the API takes it: 2 to 40 characters, hyphens only between letters or digits. */
export const isSlug = (slug: string): boolean =>
  slug.length >= 2 && slug.length <= slugLengthMax && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)
