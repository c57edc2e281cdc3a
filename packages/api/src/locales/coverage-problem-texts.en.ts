import type { ProblemTexts } from './problem-text-types.ts'

export const coverageProblemTextsEn = {
  customer_decides: [
    'This is for the customer to decide',
    'A key user of their organization answers in the portal.',
  ],
  assessment_first: [
    'The assessment is authorized first',
    'Ask for the hours of the assessment. Once it is accepted you can ask for the others.',
  ],
  source_unavailable: [
    'The contract does not allow that source',
    'Choose another of those offered, or ask your desk for more hours.',
  ],
  contract_required: [
    'No contract can cover this case',
    'Choose the contract, or a coverage that needs none.',
  ],
  ruling_required: [
    'The coverage has to be ruled anew',
    'To uphold the objection, say which coverage stands.',
  ],
  not_reversible: [
    'This posting cannot be reversed',
    'A reversal is not reversed, and a hold is given back when the case closes. Make a new posting.',
  ],
} satisfies Partial<ProblemTexts>
