import type { MailContent } from '../../locales/mail-text-types.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { Locale } from '../../locales/problem-texts.ts'

export type Letter = {
  content: MailContent
  locale: Locale
  recipient: string
  desk: string
  link: string
  hasCase: boolean
}

const quoteMax = 4000

/** Subject, text and HTML of one letter. Everything a person wrote is escaped here, once. */
export function layOut({ content, locale, recipient, desk, link, hasCase }: Letter) {
  const texts = mailTexts[locale]
  const footer = hasCase ? texts.footer(desk) : texts.accountFooter(desk)
  const quote = content.quote === undefined ? undefined : shorten(content.quote)
  const paragraphs = [content.heading, ...content.paragraphs]
  const text = [
    texts.greeting(recipient),
    ...paragraphs.map((line) => (/[.:?!»”]$/.test(line) ? line : `${line}.`)),
    ...(quote === undefined ? [] : [quote.replaceAll(/^/gm, '> ')]),
    `${content.button}: ${link}`,
    `--\n${footer}`,
  ].join('\n\n')
  return { subject: oneLine(content.subject), text, html: toHtml() }

  function toHtml() {
    const body = [
      `<p>${escape(texts.greeting(recipient))}</p>`,
      `<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escape(content.heading)}</h1>`,
      ...content.paragraphs.map((line) => `<p>${escape(line)}</p>`),
      ...(quote === undefined
        ? []
        : [
            `<blockquote style="margin:16px 0;padding:0 0 0 16px;border-left:3px solid #b9b2a4;white-space:pre-wrap">${escape(quote)}</blockquote>`,
          ]),
      `<p style="margin:24px 0"><a href="${escape(link)}" style="background:#1f4d46;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escape(content.button)}</a></p>`,
      `<p style="font-size:13px;color:#5c5648">${escape(footer)}</p>`,
    ]
    return (
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escape(content.subject)}</title></head>` +
      `<body style="margin:0;background:#f6f3ec;color:#23211c;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">` +
      `<div style="max-width:560px;margin:0 auto;padding:32px 20px">${body.join('')}</div></body></html>`
    )
  }
}

const escape = (value: string) =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const oneLine = (value: string) =>
  value
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

function shorten(value: string) {
  const clean = value.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim()
  return clean.length <= quoteMax ? clean : `${clean.slice(0, quoteMax)} […]`
}
