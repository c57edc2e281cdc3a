import type { ProblemTexts } from './problem-text-types.ts'

export const ruleProblemTextsPt = {
  rule_off: [
    'Esta mesa não usa essa regra',
    'Não é necessário. Se você esperava por ela, pergunte a quem administra a mesa.',
  ],
  rulebook_invalid: [
    'Estas regras não podem valer assim',
    'Corrija o indicado e salve de novo. Continuam as regras de antes.',
  ],
} satisfies Partial<ProblemTexts>
