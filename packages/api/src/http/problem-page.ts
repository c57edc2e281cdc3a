import type { FastifyInstance } from 'fastify'
import { problemCodes, problemStatus, type ProblemCode } from '@mesa/shared/wire/problem-codes'
import { negotiateLocale, problemText, type Locale } from '../locales/problem-texts.ts'

const titles: Record<Locale, string> = {
  es: 'Códigos de problema de Mesa',
  en: 'Problem codes of Mesa',
  pt: 'Códigos de problema do Mesa',
}

/** `GET /api/docs/problems`: where the `type` of every problem leads, an anchor per code (RFC 9457, 3.1.1). */
export function addProblemPage(app: FastifyInstance): void {
  const options = { config: { isPublic: true }, schema: { hide: true } }
  app.get('/api/docs/problems', options, async (request, reply) => {
    const locale = negotiateLocale(request.headers['accept-language'])
    return reply
      .type('text/html; charset=utf-8')
      .header('content-language', locale)
      .header('vary', 'accept-language')
      .send(pageIn(locale))
  })
}

const pageIn = (locale: Locale) =>
  `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${titles[locale]}</title>
<h1>${titles[locale]}</h1>
${problemCodes.map((code) => section(code, locale)).join('\n')}
</html>`

function section(code: ProblemCode, locale: Locale): string {
  const { title, detail } = problemText(code, locale)
  return `<section id="${code}"><h2>${escape(title)}</h2><p><code>${code}</code> · ${problemStatus[code]}</p><p>${escape(detail)}</p></section>`
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
