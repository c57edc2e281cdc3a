import type { ProblemTexts } from './problem-text-types.ts'

export const coverageProblemTextsEs = {
  customer_decides: [
    'Esto lo decide el cliente',
    'Un usuario líder de su organización responde en el portal.',
  ],
  assessment_first: [
    'Primero se autoriza el relevamiento',
    'Pida autorización para las horas del relevamiento. Con él aceptado podrá pedir las demás.',
  ],
  source_unavailable: [
    'El contrato no permite usar esa fuente',
    'Elija otra de las que se ofrecen, o pida más horas a su mesa.',
  ],
  contract_required: [
    'Ningún contrato puede cubrir este caso',
    'Elija el contrato, o una cobertura que no lo necesite.',
  ],
  ruling_required: [
    'Falta decidir de nuevo la cobertura',
    'Para dar la razón al cliente, diga qué cobertura queda.',
  ],
  not_reversible: [
    'Este asiento no se puede revertir',
    'Una reversa no se revierte, y una reserva se devuelve cuando cierra el caso. Registre un asiento nuevo.',
  ],
} satisfies Partial<ProblemTexts>
