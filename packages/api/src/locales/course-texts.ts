import type { Locale } from './problem-text-types.ts'

type CourseTexts = { summary: (product: string) => string; people: string; dates: string }

/** The case that a course request becomes (EN-7), in the desk's language. */
export const courseTexts: Record<Locale, CourseTexts> = {
  es: {
    summary: (product) => `Curso de inducción en ${product}`,
    people: 'Personas que lo tomarán:',
    dates: 'Fechas preferidas:',
  },
  en: {
    summary: (product) => `Induction course in ${product}`,
    people: 'Who will take it:',
    dates: 'Preferred dates:',
  },
  pt: {
    summary: (product) => `Curso de introdução em ${product}`,
    people: 'Pessoas que farão o curso:',
    dates: 'Datas preferidas:',
  },
}
