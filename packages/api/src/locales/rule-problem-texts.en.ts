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
} satisfies Partial<ProblemTexts>
