import type { Locale } from './problem-text-types.ts'

type Separated = (own: number, original: number) => string

/** What the customer of a separated case reads in it (IN-6), in the desk's language. */
export const unmergeTexts: Record<Locale, Separated> = {
  es: (own, original) =>
    `Lo que escribió sigue aquí, en el caso ${own}, con su propio número: ya no está unido al caso ${original}. Responda en este caso.`,
  en: (own, original) =>
    `What you wrote goes on here, as case ${own} under its own number: it is no longer part of case ${original}. Please reply in this case.`,
  pt: (own, original) =>
    `O que escreveu continua aqui, no caso ${own}, com o seu próprio número: já não faz parte do caso ${original}. Responda neste caso.`,
}
