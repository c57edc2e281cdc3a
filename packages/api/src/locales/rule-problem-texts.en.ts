import type { ProblemTexts } from './problem-text-types.ts'

export const ruleProblemTextsEn = {
  rule_off: [
    'This desk does not use that rule',
    'It is not needed here. If you expected it, ask who administers the desk.',
  ],
  rulebook_invalid: [
    'These rules cannot hold as they are',
    'Correct what is pointed out and save again. The earlier rules stay in force.',
  ],
  not_backwards: [
    'Terms do not change backwards',
    'Choose a day from today on, not before the last version. Nothing changed.',
  ],
  rate_missing: ['There is no rate for that day', 'Add a rate that holds from that day or before.'],
  factor_missing: [
    'The maintenance factor of that year is missing',
    'Add the factor of the year in the currency of the payment and record it again.',
  ],
} satisfies Partial<ProblemTexts>
