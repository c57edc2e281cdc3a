import { mailTextsEn } from './mail-texts.en.ts'
import { mailTextsEs } from './mail-texts.es.ts'
import { mailTextsPt } from './mail-texts.pt.ts'
import type { MailTexts } from './mail-text-types.ts'
import type { Locale } from './problem-text-types.ts'

export const mailTexts: Record<Locale, MailTexts> = {
  es: mailTextsEs,
  en: mailTextsEn,
  pt: mailTextsPt,
}
