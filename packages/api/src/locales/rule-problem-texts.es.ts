import type { ProblemTexts } from './problem-text-types.ts'

export const ruleProblemTextsEs = {
  rule_off: [
    'Esta mesa no usa esa regla',
    'No hace falta. Si lo esperaba, pregunte a quien administra la mesa.',
  ],
  rulebook_invalid: [
    'Estas reglas no pueden regir así',
    'Corrija lo señalado y guarde de nuevo. Siguen las reglas de antes.',
  ],
} satisfies Partial<ProblemTexts>
