import type { RecordTexts } from './record-text-types.ts'

const because = (reason: string | null) => (reason === null ? '' : ` Motivo: ${reason}.`)
const fromTo = (from: string | null, to: string | null) =>
  `${from === null ? '' : ` de «${from}»`}${to === null ? '' : ` a «${to}»`}`
const between = (from: string | null, to: string | null) =>
  from === null || to === null ? '' : ` del ${from} al ${to}`
const withFiles = (files: number) =>
  files === 0 ? '' : files === 1 ? ' con un archivo' : ` con ${files} archivos`

const askedFor = {
  hours: 'Pidió autorización',
  terms: 'Pidió confirmar los términos de atención',
  access: 'Pidió autorización de acceso',
  after_hours: 'Pidió aceptar la atención fuera de horario',
}
const asked = {
  hours: 'lo pedido',
  terms: 'los términos de atención',
  access: 'el acceso',
  after_hours: 'la atención fuera de horario',
}

export const recordTextsEs: RecordTexts = {
  labels: {
    title: 'Expediente del caso',
    case: 'Caso',
    customer: 'Cliente',
    desk: 'Mesa',
    status: 'Estado',
    opened: 'Abierto',
    closed: 'Cerrado',
    notClosed: 'Sigue abierto',
    issued: 'Emitido',
    timesIn: (zone) => `Las horas son de ${zone}.`,
    fingerprint: 'Huella',
    fingerprintNote: (events) =>
      `La huella resume los ${events} hechos de este expediente: si uno cambia, la huella cambia. El archivo JSON del expediente permite comprobarla sin esta mesa.`,
    facts: 'Hechos',
    when: 'Fecha y hora',
    who: 'Quién',
    what: 'Qué ocurrió',
    conversation: 'Conversación',
    files: 'Archivos',
    noFiles: 'El caso no tiene archivos.',
    bytes: (size) => `${size} bytes`,
    hours: 'Horas del caso',
    consented: 'Autorizadas',
    logged: 'Trabajadas',
    charged: 'Descontadas',
    uncharged: 'Sin descontar',
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
  words: {
    'role.agent': 'agente',
    'role.technician': 'técnico',
    'role.commercial': 'comercial',
    'role.supervisor': 'supervisión',
    'role.admin': 'administración',
    'role.viewer': 'lectura',
    'role.requester': 'solicitante',
    'role.key_user': 'usuario líder',
    'role.backup_key_user': 'usuario líder suplente',
    'role.api_key': 'integración',
    'role.system': 'sistema',
    'status.received': 'Recibido',
    'status.in_review': 'En revisión',
    'status.in_progress': 'En curso',
    'status.waiting_customer': 'En espera del cliente',
    'status.waiting_decision': 'En espera de una decisión',
    'status.waiting_vendor': 'Con el fabricante',
    'status.scheduled': 'Programado',
    'status.backlog': 'En lista de espera',
    'status.in_validation': 'Por validar',
    'status.closed': 'Cerrado',
    'status.cancelled': 'Cancelado',
    'level.l1': 'nivel 1',
    'level.l2': 'nivel 2',
    'level.l3': 'nivel 3',
    'channel.portal': 'el portal',
    'channel.email': 'correo',
    'channel.phone': 'teléfono',
    'channel.api': 'una integración',
    'channel.alert': 'una alerta',
    'channel.intranet': 'la intranet',
    'message.opening': 'Descripción inicial',
    'message.reply': 'Respuesta',
    'message.call': 'Llamada',
    'message.progress': 'Avance',
    'message.solution': 'Solución',
    'message.system': 'Aviso automático',
    'type.support': 'Soporte',
    'type.change': 'Cambio',
    'type.consulting': 'Consultoría',
    'type.problem': 'Problema',
    'type.internal': 'Interno',
    'type.alert': 'Alerta',
    'criticality.minor': 'Menor',
    'criticality.moderate': 'Moderado',
    'criticality.serious': 'Grave',
    'criticality.critical': 'Crítico',
    'impact.high': 'Alto',
    'impact.medium': 'Medio',
    'impact.low': 'Bajo',
    'part.criticality': 'criticidad',
    'part.type': 'tipo',
    'part.impact': 'impacto',
    'part.requestKind': 'clase de solicitud',
    'part.priority': 'prioridad',
    'reason.case_over': 'el caso terminó',
    'reason.watch_ended': 'terminó el plazo de observación',
    'reason.silence': 'nadie respondió a tiempo',
  },
  events: {
    'ticket.opened': ({ number, subject, channel }) =>
      `Abrió el caso ${number ?? ''}${subject === null ? '' : `, «${subject}»`}${channel === null ? '' : `, por ${channel}`}.`,
    'ticket.acknowledged': () => 'Acusó recibo del caso.',
    'ticket.closed': ({ reason }) => `Cerró el caso.${because(reason)}`,
    'ticket.cancelled': ({ reason }) => `Anuló el caso.${because(reason)}`,
    'ticket.reopened': ({ reason }) => `Reabrió el caso.${because(reason)}`,
    'ticket.escalated': ({ reason }) => `Pidió escalar el caso.${because(reason)}`,
    'ticket.shared': ({ name, mayReply }) =>
      `Compartió el caso con ${name ?? 'otra persona'} (${mayReply ? 'puede leer y responder' : 'puede leer'}).`,
    'ticket.unshared': ({ name }) =>
      `Dejó de compartir el caso${name === null ? '' : ` con ${name}`}.`,
    'message.added': ({ messageKind, asks, files }) =>
      `Escribió: ${messageKind ?? 'mensaje'}${withFiles(files)}.${asks ? ' Pidió una respuesta.' : ''}`,
    'message.read': () => 'Leyó un mensaje por primera vez.',
    'attachment.added': () => 'Añadió un archivo.',
    'state.changed': ({ from, to, reason }) =>
      `Cambió el estado${fromTo(from, to)}.${because(reason)}`,
    'subject.changed': ({ from, to }) => `Cambió el asunto${fromTo(from, to)}.`,
    'fields.changed': () => 'Cambió los datos del caso.',
    'classification.changed': ({ changes, reason }) =>
      `Clasificó el caso${changes === null ? '' : `: ${changes}`}.${because(reason)}`,
    'level.changed': ({ from, to, reason }) =>
      `Cambió el nivel${fromTo(from, to)}.${because(reason)}`,
    'priority.ruled': ({ isAccepted, reason }) =>
      `${isAccepted ? 'Confirmó la prioridad' : 'Quitó la prioridad'} del caso.${because(reason)}`,
    'contact.changed': () => 'Cambió el contacto del caso.',
    'afterhours.asked': ({ from, to }) => `Pidió atención fuera de horario${between(from, to)}.`,
    'afterhours.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Ofreció atención' : 'No ofreció atención'} fuera de horario.${comment === null ? '' : ` «${comment}»`}`,
    'afterhours.withdrawn': () => 'Retiró la petición de atención fuera de horario.',
    'decision.asked': ({ decisionKind, duration, explanation }) =>
      `${askedFor[decisionKind ?? 'hours']}${duration === null ? '' : ` para usar ${duration}`}.${explanation === null ? '' : ` «${explanation}»`}`,
    'decision.answered': ({ decisionKind, isAccepted, duration, comment }) =>
      `${isAccepted ? 'Autorizó' : 'No autorizó'} ${asked[decisionKind ?? 'hours']}${duration === null ? '' : ` (${duration})`}.${comment === null ? '' : ` «${comment}»`}`,
    'decision.withdrawn': ({ reason }) => `Retiró la petición de autorización.${because(reason)}`,
    'decision.expired': () => 'La petición de autorización venció sin respuesta.',
    'work.logged': ({ duration, charged }) =>
      `Registró ${duration ?? 'trabajo'}${duration === null ? '' : ' de trabajo'}${charged === null ? '' : `, de lo que se descuenta ${charged}`}.`,
    'work.charged': ({ charged }) => `Descontó ${charged ?? 'horas'} del contrato.`,
    'work.corrected': ({ duration, charged, reason }) =>
      `${duration === null ? 'Retiró un trabajo registrado' : `Corrigió un trabajo: quedan ${duration}`}${charged === null ? '' : `, de lo que se descuenta ${charged}`}.${because(reason)}`,
    'hours.held': ({ duration }) => `Reservó ${duration ?? 'horas'} del contrato.`,
    'hours.released': ({ duration }) => `Devolvió ${duration ?? 'horas'} reservadas al contrato.`,
    'funding.chosen': () => 'Eligió con qué se paga el trabajo.',
    'coverage.ruled': ({ reason }) => `Decidió la cobertura del caso.${because(reason)}`,
    'coverage.objected': ({ reason }) => `Objetó la cobertura del caso.${because(reason)}`,
    'coverage.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Dio la razón' : 'No dio la razón'} a la objeción de la cobertura.${comment === null ? '' : ` «${comment}»`}`,
    'solution.proposed': ({ isProvisional }) =>
      `Propuso una solución ${isProvisional ? 'provisional' : 'definitiva'}.`,
    'solution.accepted': () => 'Aceptó la solución.',
    'solution.rejected': ({ reason }) => `Rechazó la solución.${because(reason)}`,
    'solution.watched': ({ until }) =>
      `Dejó la solución en observación${until === null ? '' : ` hasta el ${until}`}.`,
    'commitment.made': () => 'Se comprometió con una fecha.',
    'commitment.moved': ({ reason }) => `Movió la fecha comprometida.${because(reason)}`,
    'commitment.met': () => 'Cumplió lo comprometido.',
    'away.set': ({ until }) =>
      `Avisó que estará ausente${until === null ? '' : ` hasta el ${until}`}.`,
    'away.cleared': () => 'Avisó que está de vuelta.',
    'case.merged': ({ other, isInto }) =>
      isInto ? `Unió este caso con el ${other}.` : `Unió el caso ${other ?? ''} con este.`,
    'case.unmerged': ({ other, isInto }) =>
      isInto || other === null
        ? `Separó este caso ${other === null ? 'de otro' : `del ${other}`}.`
        : `Separó de este el caso ${other}.`,
    'clock.retargeted': () => 'Cambió el plazo de atención.',
    'clock.breached': () => 'Venció un plazo de atención.',
    'clock.corrected': () => 'Se corrigió el calendario con que se mide un plazo de atención.',
    'silence.warned': ({ until }) =>
      `Avisó que el caso se cerrará por falta de respuesta${until === null ? '' : ` el ${until}`}.`,
    'rating.given': () => 'Calificó la atención.',
  },
}
