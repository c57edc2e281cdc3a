import sanitizeHtml, { type IOptions } from 'sanitize-html'
import { renderTyped } from './typed-markdown.ts'

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
  allowedAttributes: { a: ['href', 'title'], ol: ['start'], th: ['align'], td: ['align'] },
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

/** Blocks its thread: for some texts, as long as their length squared. */
export function renderMarkup(body: string, format: 'markdown' | 'html'): string {
  const html = format === 'html' ? body : renderTyped(body)
  return sanitizeHtml(html, withLinks)
}
