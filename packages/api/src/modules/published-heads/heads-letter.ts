import { mailTexts } from '../../locales/mail-texts.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import type { HeadsBody } from './heads-body.ts'

type Facts = {
  told: HeadsBody
  desk: string
  locale: Locale
  link: string
  body: string
  prevHash: string
  hash: string
}

/** To nobody's user, so without greeting; below stands the very text that was hashed. */
export function headsLetter({ told, desk, locale, link, body, prevHash, hash }: Facts) {
  const content = mailTexts[locale].heads_published({
    desk,
    day: told.onDate,
    hash,
    prevHash,
    accounts: told.accounts.length,
    chains: told.records.chains,
  })
  const paragraphs = [content.heading, ...content.paragraphs, `${content.button}: ${link}`]
  const html = paragraphs.map((line) => `<p>${escape(line)}</p>`).join('')
  return {
    subject: content.subject,
    text: [...paragraphs, body].join('\n\n'),
    html:
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escape(content.subject)}</title></head>` +
      `<body>${html}<pre style="white-space:pre-wrap">${escape(body)}</pre></body></html>`,
  }
}

const escape = (value: string) =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
