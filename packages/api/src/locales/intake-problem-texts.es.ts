import type { ProblemTexts } from './problem-text-types.ts'

/** Of what a customer asks for beside a case: part of the problem texts. */
export const intakeProblemTextsEs = {
  channel_closed: [
    'Este canal no está habilitado',
    'Siga por el portal: lo que escribió no se perdió. Cópielo allí y envíelo.',
  ],
  priority_note_required: [
    'Falta decir por qué es urgente',
    'Escriba qué está detenido y desde cuándo, y envíe de nuevo.',
  ],
  window_in_hours: [
    'En ese horario ya hay atención',
    'Pida atención fuera de horario para un lapso que salga del horario de la mesa.',
  ],
  terms_missing: [
    'No hay términos de atención publicados',
    'Publique los términos y pídalos de nuevo.',
  ],
} satisfies Partial<ProblemTexts>
