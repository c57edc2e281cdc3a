import type { Locale } from './problem-text-types.ts'
import type { RecordTexts } from './record-text-types.ts'
import { recordTextsEn } from './record-texts.en.ts'
import { recordTextsEs } from './record-texts.es.ts'
import { recordTextsPt } from './record-texts.pt.ts'

export const recordTexts: Record<Locale, RecordTexts> = {
  es: recordTextsEs,
  en: recordTextsEn,
  pt: recordTextsPt,
}
