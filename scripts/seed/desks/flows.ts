import type { Policy } from '@mesa/shared/rulebook/policy'
import {
  accept,
  agrees,
  ask,
  consent,
  declines,
  note,
  propose,
  reject,
  reply,
  review,
  says,
  start,
  work,
  workaround,
} from '../content/story-steps.ts'
import type { Component, StoryStep } from '../content/story.ts'
import type { CaseRow, DeskManner, FlowName, Topic } from './topic.ts'

export type Stage = {
  row: CaseRow
  topic: Topic
  policy: Policy
  manner: DeskManner
  /** Of the requester. */
  firstName: string
  /** Its place among the cases of the desk: for differences between them. */
  number: number
}

const THANKS = [
  'Funcionó, muchas gracias.',
  'Probado y conforme. Pueden cerrar el caso.',
  'Quedó bien; lo verificamos con dos documentos más.',
  'Conforme con la atención, gracias.',
  'Listo, lo dejamos anotado en nuestro procedimiento.',
]
const thanks = (number: number) => THANKS[number % THANKS.length] ?? ''

/** The steps of a case by what became of it, as far as the desk's rulebook knows them. */
export const stepsOf = (stage: Stage): StoryStep[] => FLOWS[stage.row.flow](stage)

const FLOWS: Record<FlowName, (stage: Stage) => StoryStep[]> = {
  received: () => [],
  review: () => [review(20)],
  working: (stage) => [...begun(stage), ...progress(stage)],
  asked: (stage) => [...begun(stage), ask(25, stage.topic.ask)],
  decision: (stage) => [...begun(stage), hours(stage, 20)],
  vendor: (stage) => [...begun(stage), ...handed(stage)],
  scheduled: (stage) => [...begun(stage), later(stage)],
  backlog: (stage) => [
    { kind: 'intake', afterMinutes: 30 },
    ...confirmed(stage),
    classified(stage),
    reply(20, `${hello(stage)} Lo evaluamos y queda en la lista de mejoras por programar.`),
    { kind: 'park', afterMinutes: 10, reason: 'Se programa con la próxima versión.' },
  ],
  proposed: solved,
  solved: (stage) => [...solved(stage), accepted(stage)],
  answered: (stage) => [
    ...begun(stage),
    ask(20, stage.topic.ask),
    says(70, stage.topic.answer),
    ...worked(stage),
    propose(15, stage.topic.solution),
    accepted(stage),
  ],
  temporary: (stage) => [
    ...begun(stage),
    ...worked(stage),
    workaround(15, stage.topic.temporary ?? stage.topic.solution),
    reject(200, 'Sirve mientras tanto. Esperamos la solución definitiva.'),
    ...progress(stage),
    propose(600, stage.topic.solution),
    accepted(stage),
  ],
  rejected: (stage) => {
    const [said, mended] = stage.topic.refusal ?? ['Sigue igual.', stage.topic.solution]
    return [...solved(stage), reject(120, said), propose(90, mended), accepted(stage)]
  },
  silent: (stage) => [
    ...begun(stage),
    ask(20, stage.topic.ask),
    { kind: 'silent', afterMinutes: 1 },
  ],
  consented: (stage) => [
    ...begun(stage),
    ...logged(stage, { l1: 90 }),
    hours(stage, 10),
    agrees(150, 'De acuerdo, que se descuenten de la bolsa de horas.'),
    ...logged(stage, { l2: estimate(stage) - 130, quality: 25 }),
    propose(15, stage.topic.solution),
    accepted(stage),
  ],
  declined: (stage) => [
    ...begun(stage),
    hours(stage, 10),
    declines(200, 'Por ahora no; lo vemos con gerencia el próximo mes.'),
    propose(40, `De acuerdo, lo dejamos como está. ${stage.topic.temporary ?? ''}`.trim()),
    accepted(stage),
  ],
  vendorSolved: (stage) => [
    ...begun(stage),
    ...handed(stage),
    { kind: 'resume', afterMinutes: 900, reason: 'El fabricante respondió.' },
    ...logged(stage, { l3: 40, quality: 15 }),
    propose(30, stage.topic.solution),
    accepted(stage),
  ],
  visited: (stage) => [
    ...begun(stage),
    {
      kind: 'schedule',
      afterMinutes: 15,
      inDays: 1,
      reason: 'Salida a terreno coordinada con el cliente.',
    },
    start(700),
    ...logged(stage, { travel: 40, visit: 100 }),
    propose(10, stage.topic.solution),
    accepted(stage),
  ],
  phoned: (stage) => [
    ...solved(stage),
    { kind: 'call', afterMinutes: 60, body: `${stage.firstName} confirma que quedó resuelto.` },
    { kind: 'close', afterMinutes: 5, by: 'desk', reasonKey: stage.manner.phoneReason },
  ],
  cancelled: ({ manner }) => [{ kind: 'turn_away', afterMinutes: 20, ...manner.turnAway }],
}

function solved(stage: Stage): StoryStep[] {
  return [...begun(stage), ...worked(stage), propose(15, stage.topic.solution)]
}

const accepted = ({ number }: Stage): StoryStep => accept(90, thanks(number))

/** EN-6, where each case has its terms. */
const confirmed = ({ policy }: Stage): StoryStep[] =>
  policy.terms.perCase ? [{ kind: 'terms', afterMinutes: 12 }] : []

const hello = ({ manner, firstName }: Stage) => manner.greeting(firstName)

/** Review, terms where each case has them, classification and first words. */
function begun(stage: Stage): StoryStep[] {
  const { topic, number } = stage
  return [
    { kind: 'intake', afterMinutes: 8 + ((number * 7) % 14) },
    ...confirmed(stage),
    classified(stage),
    start(3),
    reply(6 + (number % 5), `${hello(stage)} ${WAITS[number % WAITS.length] ?? ''}`),
    ...(number % 4 === 0 ? [note(5, `Revisado con el equipo: ${lower(topic.work)}.`)] : []),
  ]
}
const WAITS = [
  'Tomamos su caso y lo estamos revisando.',
  'Recibimos los datos y ya reproducimos lo que nos cuenta.',
  'Está asignado y en análisis; le escribimos por este medio.',
]
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')

function classified({ policy, topic, row }: Stage): StoryStep {
  const { criticality, impact, levels } = policy.classification
  const isHanded = row.flow === 'vendor' || row.flow === 'vendorSolved'
  const level = !isHanded && levels.includes('l2') && topic.work.length % 3 === 0 ? 'l2' : 'l1'
  return {
    kind: 'classify',
    afterMinutes: 3,
    type: topic.type ?? 'support',
    level,
    requestKind: topic.kind,
    ...(criticality && { criticality: topic.criticality ?? 'moderate' }),
    ...(impact && { impact: topic.impact ?? 'medium' }),
  }
}

/** The work of a case in the desk's own components. */
const worked = (stage: Stage) => logged(stage, stage.manner.work)

function logged(
  { policy, topic, manner, number }: Stage,
  minutes: Partial<Record<Component, number>>,
): StoryStep[] {
  return policy.hours.components.flatMap((code) => {
    const component = code as Component
    const usual = minutes[component]
    if (usual === undefined) return []
    const spent = usual + ((number * 5) % 15)
    const said = component === 'quality' ? manner.qualityWork : topic.work
    return [work([spent, spent], component, said)]
  })
}

/** More than the two hours that need no consent, in quarters of an hour. */
const estimate = ({ number }: Stage) => 180 + (number % 4) * 30

/** HR-8: of an assessment first, where its kind wants one. */
const hours = (stage: Stage, afterMinutes: number): StoryStep => {
  const { work: words, consentsTo: purpose = 'solution' } = stage.topic
  return { ...consent(afterMinutes, estimate(stage), words), purpose }
}

const progress = ({ manner }: Stage): StoryStep[] =>
  manner.progress === undefined
    ? []
    : [{ kind: 'progress', afterMinutes: 60, body: manner.progress }]

function handed({ manner, number }: Stage): StoryStep[] {
  const { name, reason, number: prefix } = manner.vendor ?? { name: '', reason: '', number: 'V' }
  return [
    note(20, `Se escala a ${name} con los pasos para reproducir.`),
    {
      kind: 'vendor',
      afterMinutes: 10,
      vendorCaseNumber: `${prefix}${70_410 + number * 17}`,
      reason,
    },
  ]
}

const later = ({ topic }: Stage): StoryStep => ({
  kind: 'schedule',
  afterMinutes: 30,
  inDays: 6,
  reason: `Programado con el cliente: ${lower(topic.work)}.`,
})
