/** What stands before every address of the web where the installation has several desks. */
export type DeskBase = { slug: string | null; base: string }

/** Of an address: `/d/club/casos` stands at the desk `club`, under the base `/d/club`. */
export function deskBaseOf(pathname: string): DeskBase {
  const slug = /^\/d\/([a-z0-9-]{2,40})(?=\/|$)/.exec(pathname)?.[1] ?? null
  return { slug, base: slug === null ? '' : `/d/${slug}` }
}

/** Where this page stands; another desk is another page load, so it never changes. */
export const { slug: deskSlug, base: deskBase } = deskBaseOf(
  typeof location === 'undefined' ? '/' : location.pathname,
)

/** An address of this desk as the browser knows it, for what does not go through the router. */
export const withBase = (path: string): string => `${deskBase}${path}`

/** The other way round: what the router calls it. */
export const withoutBase = (pathname: string): string =>
  deskBase !== '' && pathname.startsWith(deskBase)
    ? pathname.slice(deskBase.length) || '/'
    : pathname
