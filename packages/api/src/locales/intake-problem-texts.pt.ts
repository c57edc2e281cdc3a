import type { ProblemTexts } from './problem-text-types.ts'

/** Of what a customer asks for beside a case: part of the problem texts. */
export const intakeProblemTextsPt = {
  channel_closed: [
    'Este canal não está habilitado',
    'Continue pelo portal: o que você escreveu não se perdeu. Copie lá e envie.',
  ],
  priority_note_required: [
    'Falta dizer por que é urgente',
    'Escreva o que está parado e desde quando, e envie de novo.',
  ],
  window_in_hours: [
    'Nesse horário já há atendimento',
    'Peça atendimento fora do horário para um período que saia do horário da mesa.',
  ],
  terms_missing: [
    'Não há termos de atendimento publicados',
    'Publique os termos e peça-os de novo.',
  ],
} satisfies Partial<ProblemTexts>
