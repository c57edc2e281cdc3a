import type { ProblemTexts } from './problem-text-types.ts'

/** Of the desk with a case at hand: part of the problem texts. */
export const deskProblemTextsEs = {
  in_progress_limit: [
    'La organización ya tiene en curso todos los casos que corresponden a su cuenta',
    'Termine o ponga en espera uno de los casos indicados. Este conserva su lugar en la fila.',
  ],
  case_merged: [
    'Este caso se unió a otro',
    'Siga en el caso indicado, que tiene toda la conversación. No se guardó nada.',
  ],
  not_merged: ['Este caso no está unido a otro', 'No hay nada que deshacer.'],
  merge_chain: [
    'Estos casos no se pueden unir en ese sentido',
    'Un caso no se une a sí mismo, ni uno que ya reúne otros. Una el otro a este, o revise el número.',
  ],
  already_reviewed: [
    'La revisión de este caso ya se registró',
    'Vuelva a cargar el caso para ver su resultado. No se cambió nada.',
  ],
  task_finished: [
    'Esta renovación ya se cerró',
    'Recargue la página para ver cómo quedó. No se cambió nada.',
  ],
  merge_window_closed: [
    'La unión ya no se puede deshacer',
    'Solo se deshace dentro de las 24 horas siguientes. Si hace falta, abra un caso nuevo.',
  ],
  already_theirs: [
    'El caso ya es de esa persona',
    'Lo abrió y lo ve siempre. Elija a otra persona de su empresa.',
  ],
  merge_elsewhere: [
    'El caso indicado es de otra organización',
    'Solo se unen casos de la misma organización. Revise el número.',
  ],
  substitution_overlaps: [
    'Ya hay una suplencia para esas fechas',
    'Retire la que existe o elija fechas que no coincidan con ella.',
  ],
} satisfies Partial<ProblemTexts>
