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
  not_backwards: [
    'As condições não mudam para trás',
    'Escolha um dia a partir de hoje, não anterior à última versão. Nada mudou.',
  ],
  rate_missing: [
    'Não há tarifa para esse dia',
    'Cadastre uma tarifa que valha desde esse dia ou antes.',
  ],
  factor_missing: [
    'Falta o fator de manutenção desse ano',
    'Cadastre o fator do ano na moeda do pagamento e registre de novo.',
  ],
} satisfies Partial<ProblemTexts>
