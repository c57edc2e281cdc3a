import type { ProblemTexts } from './problem-text-types.ts'

export const coverageProblemTextsPt = {
  customer_decides: [
    'Isto é o cliente quem decide',
    'Um usuário líder da organização responde no portal.',
  ],
  assessment_first: [
    'Primeiro se autoriza o levantamento',
    'Peça autorização para as horas do levantamento. Com ele aceito poderá pedir as demais.',
  ],
  source_unavailable: [
    'O contrato não permite usar essa fonte',
    'Escolha outra das que são oferecidas, ou peça mais horas à sua mesa.',
  ],
  contract_required: [
    'Nenhum contrato pode cobrir este caso',
    'Escolha o contrato, ou uma cobertura que não precise dele.',
  ],
  ruling_required: [
    'Falta decidir de novo a cobertura',
    'Para dar razão ao cliente, diga qual cobertura fica.',
  ],
  not_reversible: [
    'Este lançamento não pode ser estornado',
    'Um estorno não se estorna, e uma reserva é devolvida quando o caso fecha. Faça um novo lançamento.',
  ],
} satisfies Partial<ProblemTexts>
