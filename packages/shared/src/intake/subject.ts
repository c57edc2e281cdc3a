import type { IntakePolicy } from '../rulebook/policy.ts'

const LETTERS_MIN = 5
const DISTINCT_LETTERS_MIN = 3
/** Words that say nothing about the case, in the three languages; compared in plain form. */
const EMPTY_WORDS = new Set(
  (
    'a al con da de del do el em en es está favor gracias hay hola la las lo los mi muito muy no o ' +
    'obrigado os para pls please por porfa que se tengo the their there this um uma un una uno y'
  )
    .split(' ')
    .map(plain),
)

export type SubjectRule = 'module_chosen' | 'long_enough' | 'has_content'
/** `pending`: nothing typed yet, so nothing to complain about. */
export type SubjectRuleState = { rule: SubjectRule; state: 'met' | 'unmet' | 'pending' }
export type SubjectCheck = { subject: string; isAccepted: boolean; rules: SubjectRuleState[] }

/** `BANCOS, Factura mal cargada` (IN-2). */
export function composeSubject(module: string, summary: string): string {
  const tidy = summary.trim().replace(/\s+/g, ' ')
  const prefix = module.trim().toUpperCase()
  return [prefix, tidy].filter((part) => part !== '').join(', ')
}

/**
 * Judges a draft's subject for live display and for the 422 `subject_rule` (IN-2). A desk without
 * the rule takes any summary, as written.
 */
export function checkSubject(
  { module, summary }: { module: string; summary: string },
  policy: Pick<IntakePolicy, 'subjectRule' | 'subjectsRefused'>,
): SubjectCheck {
  if (policy.subjectRule === 'off') {
    return { subject: composeSubject('', summary), isAccepted: true, rules: [] }
  }
  const words = plain(summary)
  const judged = (isMet: boolean) => (words === '' ? 'pending' : isMet ? 'met' : 'unmet')
  const rules: SubjectRuleState[] = [
    { rule: 'module_chosen', state: module.trim() === '' ? 'pending' : 'met' },
    { rule: 'long_enough', state: judged(isLongEnough(words)) },
    { rule: 'has_content', state: judged(hasContent(words, policy.subjectsRefused)) },
  ]
  return {
    subject: composeSubject(module, summary),
    isAccepted: rules.every(({ state }) => state === 'met'),
    rules,
  }
}

/** Lower case, without accents and punctuation, single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

function isLongEnough(words: string): boolean {
  const letters = Array.from(words.replaceAll(' ', ''))
  return letters.length >= LETTERS_MIN && new Set(letters).size >= DISTINCT_LETTERS_MIN
}

/** "Urgente!!", "URGENTE, ayuda por favor" and "Hay un error" are made of refused words alone. */
function hasContent(words: string, refusedSubjects: readonly string[]): boolean {
  const rest = refusedSubjects
    .map(plain)
    .filter((phrase) => phrase !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (text, phrase) => text.replace(new RegExp(`(?<= )${phrase}(?= )`, 'g'), ''),
      ` ${words} `,
    )
  return rest.split(/ +/).some((word) => word !== '' && !EMPTY_WORDS.has(word))
}
