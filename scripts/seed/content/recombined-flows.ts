import type { Block } from './block.ts'
import type { StoryState, StoryStep } from './story.ts'
import {
  accept,
  agrees,
  ask,
  by,
  classify,
  consent,
  declines,
  note,
  propose,
  reject,
  reply,
  review,
  says,
  silence,
  start,
  work,
} from './story-steps.ts'

export type Cast = { greeting: string; keyUserKey: string; number: number }

const THANKS = [
  'Funcionó, gracias.',
  'Probado y correcto. Pueden cerrar.',
  'Quedó bien, lo verificamos con dos casos más.',
  'Listo, muchas gracias por la explicación.',
  'Confirmado. Lo dejamos anotado en nuestro procedimiento.',
  'Perfecto, ya cuadra.',
]
const WAITS = [
  'Recibimos su caso con los datos completos y lo estamos revisando.',
  'Gracias por documentarlo bien. Lo reproducimos en la copia de pruebas.',
  'Ya lo tomamos. Le escribimos por aquí apenas tengamos el origen.',
]
const NOTES = [
  'Reproducido en la copia de pruebas con la versión vigente.',
  'Ya lo vimos en otro cliente hace unas semanas; conviene documentarlo.',
  'Si el cliente llama, que continúe por el caso: falta un dato.',
  'Revisado con Ivanna, de acuerdo con el diagnóstico.',
]
const QUALITY = 'Comprobar el resultado con el cliente y registrar lo hecho'
const at = (list: string[], number: number) => list[number % list.length] ?? ''

const criticalityOf = (block: Block) => block.criticality
const kindOf = (block: Block) =>
  block.category === 'query' || block.category === 'report' ? 'query' : 'incident'
const opening = (block: Block, number: number) => [
  review(12 + ((number * 7) % 50)),
  classify(5, criticalityOf(block), { requestKind: kindOf(block) }),
  start(4),
]
const begin = (block: Block, { number, greeting }: Cast) => [
  ...opening(block, number),
  reply(8 + (number % 9), `${greeting} ${at(WAITS, number)}`),
  work(
    [35 + (number % 20), 25 + (number % 4) * 5],
    'l1',
    'Analizar lo reportado y ubicar el origen',
  ),
]

const CLOSED: ((block: Block, cast: Cast) => StoryStep[])[] = [
  (block, cast) => [
    ...begin(block, cast),
    propose(12, `${block.diagnosis} ${block.solution}`),
    accept(70 + cast.number, at(THANKS, cast.number)),
  ],
  (block, cast) => [
    ...begin(block, cast),
    ask(10, `${block.diagnosis} ${block.ask}`),
    says(60 + cast.number, block.answer),
    work([30, 30], 'l1', 'Aplicar la solución y comprobarla'),
    propose(6, block.solution),
    accept(80, at(THANKS, cast.number + 2), 4),
  ],
  (block, cast) => [
    ...begin(block, cast),
    reply(10, block.diagnosis),
    propose(15, block.solution),
    reject(90, block.reject),
    work([40, 35], 'l1', 'Revisar lo que quedó pendiente'),
    propose(8, block.rework),
    accept(55, at(THANKS, cast.number + 1), 4),
  ],
  (block, cast) => [
    ...begin(block, cast),
    note(4, at(NOTES, cast.number)),
    ask(6, `${block.diagnosis} ${block.ask}`),
    says(110, block.answer),
    consent(12, 150, block.consent),
    by(cast.keyUserKey, agrees(60, 'Autorizado, con cargo al contrato.')),
    work([95, 90], 'l1', 'Ejecutar lo autorizado'),
    work([25, 20], 'quality', QUALITY),
    propose(6, block.solution),
    accept(100, at(THANKS, cast.number)),
  ],
  (block, cast) => [
    ...begin(block, cast),
    propose(14, `${block.diagnosis} ${block.solution}`),
    silence(960),
  ],
  (block, cast) => [
    ...begin(block, cast),
    {
      kind: 'vendor',
      afterMinutes: 10,
      vendorCaseNumber: `FAB-${4100 + cast.number}`,
      reason: 'Consulta al equipo de desarrollo sobre el comportamiento de la versión vigente.',
    },
    { kind: 'resume', afterMinutes: 700, reason: 'Desarrollo confirmó el origen.' },
    propose(20, `Desarrollo confirmó lo que veíamos. ${block.diagnosis} ${block.solution}`),
    accept(130, at(THANKS, cast.number + 3), 4),
  ],
]

const ENDS: Partial<Record<StoryState, (block: Block, cast: Cast) => StoryStep[]>> = {
  received: () => [],
  in_review: (_, cast) => [review(20 + (cast.number % 30))],
  in_progress: (block, cast) => [
    ...begin(block, cast),
    ...(cast.number % 2 ? [note(5, at(NOTES, cast.number))] : [reply(12, block.diagnosis)]),
  ],
  waiting_customer: (block, cast) => [
    ...begin(block, cast),
    ask(10, `${block.diagnosis} ${block.ask}`),
    ...(cast.number % 2 ? [{ kind: 'read' as const, afterMinutes: 45 }] : []),
  ],
  waiting_decision: (block, cast) => [
    ...begin(block, cast),
    reply(6, block.diagnosis),
    consent(15, 150, block.consent),
  ],
  waiting_vendor: (block, cast) => [
    ...begin(block, cast),
    reply(6, `${block.diagnosis} Lo consultamos con desarrollo y le avisamos mañana.`),
    {
      kind: 'vendor',
      afterMinutes: 12,
      vendorCaseNumber: `FAB-${4100 + cast.number}`,
      reason: 'Desarrollo debe confirmar el arreglo para la próxima versión.',
    },
  ],
  scheduled: (block, cast) => [
    ...begin(block, cast),
    reply(6, `${block.diagnosis} Le proponemos verlo juntos en una sesión remota.`),
    {
      kind: 'schedule',
      afterMinutes: 15,
      inDays: 3,
      reason: 'Sesión remota con el cliente, martes o miércoles a las 10:00.',
    },
  ],
  backlog: (block, cast) => [
    review(30),
    classify(8, 'minor', { type: 'change', requestKind: 'requirement' }),
    reply(25, `${cast.greeting} ${block.diagnosis} Lo tratamos como una mejora y lo planificamos.`),
    { kind: 'park', afterMinutes: 30, reason: 'Planificado para la próxima versión menor.' },
  ],
  in_validation: (block, cast) => [
    ...begin(block, cast),
    propose(12, `${block.diagnosis} ${block.solution}`),
    ...(cast.number % 2 ? [{ kind: 'read' as const, afterMinutes: 30 }] : []),
  ],
  cancelled: (_, cast) => [
    review(25),
    {
      kind: 'cancel',
      afterMinutes: 10,
      reasonKey: cast.number % 2 ? 'duplicate' : 'reply_to_other',
      body: 'Ya existe un caso abierto por lo mismo; copiamos allí sus datos y continuamos por él.',
    },
  ],
}

/** The conversation of one recombined case up to the state asked for. */
export function stepsUntil(state: StoryState, block: Block, cast: Cast): StoryStep[] {
  if (state !== 'closed') return ENDS[state]?.(block, cast) ?? []
  if (cast.number % 19 === 7) {
    return [
      ...begin(block, cast),
      consent(10, 180, block.consent),
      by(
        cast.keyUserKey,
        declines(120, 'No lo autorizo por ahora; lo haremos con nuestro personal.'),
      ),
      propose(20, `De acuerdo. ${block.diagnosis} ${block.solution}`),
      accept(90, 'Lo hicimos nosotros con sus indicaciones. Gracias.', 4),
    ]
  }
  return CLOSED[cast.number % CLOSED.length]?.(block, cast) ?? []
}
