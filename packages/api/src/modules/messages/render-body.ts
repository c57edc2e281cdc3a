import type { IOptions } from 'sanitize-html'

const allowed: IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'u',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'code',
    'pre',
    'hr',
    'h3',
    'h4',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'span',
  ],
  allowedAttributes: { a: ['href', 'title'], th: ['align'], td: ['align'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
  },
}
const withLinks = {
  ...allowed,
  allowedAttributes: { ...allowed.allowedAttributes, a: ['href', 'title', 'rel', 'target'] },
}

/** Loaded with the first words: an idle process does without. */
const loadLibraries = () => Promise.all([import('marked'), import('sanitize-html')])
let libraries: ReturnType<typeof loadLibraries> | undefined

/** What people wrote as safe HTML: no script, style, form or remote image survives (A39, A40). */
export async function renderBody(body: string, format: 'markdown' | 'html'): Promise<string> {
  const [{ marked }, { default: sanitizeHtml }] = await (libraries ??= loadLibraries())
  const html =
    format === 'html'
      ? body
      : (marked.parse(body, { async: false, gfm: true, breaks: true }) as string)
  return sanitizeHtml(html, withLinks)
}
