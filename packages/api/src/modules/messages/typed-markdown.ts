import { marked, Renderer, Tokenizer, type Tokens } from 'marked'
import { escaped } from './escaped.ts'

/**
 * Markdown as people who never heard of it type it. What they typed stays as typed: HTML is text, a
 * backslash is a backslash, `*` and `_` count at the edges of words only (paths, products and
 * snake_case do not), and only whole addresses are links. Unsafe: to be sanitised.
 */
export function renderTyped(body: string): string {
  return marked.parse(body, {
    async: false,
    gfm: true,
    breaks: true,
    tokenizer: new TypedTokenizer(),
    renderer: new TypedRenderer(),
  })
}

/** What may stand before the first sign of `*emphasis*`; nothing is the start. */
const before = /^[\s"'([{¿¡«“‘<—–]?$/u
/** `*.txt`, `*\datos` and such are no beginnings. */
const opening = /^(?:\*+|_+|~+)[^\s./\\?]/u
/** A letter, or a sign with a letter behind it, as in `*.txt,*.doc`, goes on with the word. */
const goesOn = /^(?:[\p{L}\p{N}*_~]|[./\\][\p{L}\p{N}])/u
const followable = /^(?:https?:\/\/|mailto:)/i

const standsAlone = (src: string, raw: string) => !goesOn.test(src.slice(raw.length))

/** No token is plain text; the rest are marked's. */
class TypedTokenizer extends Tokenizer {
  override html(): undefined {}
  override tag(): undefined {}
  override escape(): undefined {}
  /** Its line would vanish. */
  override def(): undefined {}
  /** A line of `===` would vanish. */
  override lheading(): undefined {}

  override br(src: string) {
    return src.startsWith('\\') ? undefined : super.br(src)
  }

  override emStrong(src: string, maskedSrc: string, prevChar = '') {
    if (!before.test(prevChar) || !opening.test(src)) return undefined
    const found = super.emStrong(src, maskedSrc, prevChar)
    return found && standsAlone(src, found.raw) ? found : undefined
  }

  override del(src: string, maskedSrc: string, prevChar = '') {
    if (!before.test(prevChar) || !opening.test(src)) return undefined
    const found = super.del(src, maskedSrc, prevChar)
    return found && standsAlone(src, found.raw) ? found : undefined
  }

  /** `list[i](x)` is no link. */
  override link(src: string) {
    const found = super.link(src)
    return found && followable.test(found.href) ? found : undefined
  }

  override autolink(src: string) {
    const found = super.autolink(src)
    return found && followable.test(found.href) ? found : undefined
  }
}

class TypedRenderer extends Renderer {
  /** `&amp;` too is shown as it was typed. */
  override text(token: Tokens.Text | Tokens.Escape): string {
    return 'tokens' in token && token.tokens
      ? this.parser.parseInline(token.tokens)
      : escaped(token.text)
  }

  /** Nothing is loaded from elsewhere: a picture is a link to it. */
  override image({ href, text }: Tokens.Image): string {
    return `<a href="${escaped(href)}">${escaped(text || href)}</a>`
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    return checked ? '[x] ' : '[ ] '
  }
}
