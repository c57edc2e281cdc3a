/** What the rules of a desk say around one case. */
export const consoleRulesCase = {
  headline: 'Último avance, {name}, {time}',
  termsPending: 'Términos sin confirmar',
  substitute: 'Lo suple: {name}.',
  vendorNumber: 'Caso del fabricante',
  predefined: '{name} (sin permiso hasta {duration})',
  criticality: {
    requested: 'El cliente pidió: <word></word>.',
    help: 'Qué significa cada una',
    means: {
      minor:
        'El problema tiene poca influencia en las operaciones comerciales y no obstaculiza la operación diaria.',
      moderate: 'Las operaciones comerciales se ven afectadas.',
      serious:
        'Las operaciones comerciales están seriamente amenazadas y no se pueden ejecutar tareas urgentes.',
      critical:
        'El problema es crítico para el negocio, tiene serias consecuencias para las operaciones y requiere una solución inmediata.',
    },
  },
  flags: {
    title: 'Por qué está marcado',
    entitlement: {
      no_contract: 'La empresa no tiene contrato.',
      not_started: 'El contrato todavía no empieza.',
      expired: 'El contrato está vencido.',
      product_not_covered: 'Ningún contrato cubre este producto.',
      overdue: 'La empresa tiene pagos pendientes.',
      suspended: 'La empresa está suspendida por pagos.',
    },
    subject: 'El asunto no dice qué falla.',
    evidence: 'Falta evidencia: {kinds}.',
    kind: {
      screen: 'captura de pantalla',
      report_config: 'configuración del reporte',
      other: 'otro archivo',
    },
    lateWindow: 'La ventana crítica se avisó tarde.',
  },
  terms: {
    title: 'Términos de atención',
    status: {
      pending: 'Sin confirmar',
      accepted: 'Confirmados',
      declined: 'No confirmados',
      withdrawn: 'Retirados',
      expired: 'Vencidos',
    },
    by: '{name}, {time}',
    comment: '«{comment}»',
    again: 'Pedir otra vez',
    againTitle: '¿Pedir otra vez los términos del caso {number}?',
    againLead: 'El cliente recibe los términos vigentes. El trabajo empieza cuando los confirme.',
    explanation: 'Qué le dice al cliente',
    againGo: 'Pedir los términos',
    asked: 'Términos del caso {number} pedidos otra vez',
    keep: 'No pedir',
  },
  participants: {
    title: 'Compartido con',
    read: 'lee',
    reply: 'lee y responde',
  },
  contact: {
    title: 'A quién llamar',
    none: 'Nadie indicado.',
    add: 'Agregar',
    edit: 'Cambiar',
    hoursAre: 'Horario: {hours}',
    affected: 'Afecta a: {who}',
    name: 'Nombre',
    phone: 'Teléfono',
    hours: 'Horario',
    hoursHint: 'Por ejemplo: de 9 a 12.',
    required: 'Escriba a quién llamar.',
    save: 'Guardar',
    saved: 'Contacto guardado',
    keep: 'No cambiar',
  },
  inProgress: {
    place:
      'Lugar {place} en la fila de la empresa: {limit, plural, one {un caso en curso a la vez} other {# casos en curso a la vez}}.',
    waits: 'Espera a que pase uno de estos casos en curso:',
  },
  suggestions: {
    title: 'Quién podría tomarlo',
    knows: 'conoce el producto: {level}',
    knowsNot: 'sin conocimiento registrado',
    load: '{count, plural, one {1 caso abierto} other {# casos abiertos}}',
    away: 'hoy tiene suplente',
  },
  progress: {
    done: 'Hecho',
    next: 'Qué sigue',
    when: 'Para cuándo',
  },
  call: {
    at: 'Cuándo fue',
    atHint: 'Vacío: ahora.',
    minutes: 'Minutos',
    took: '{time}, {duration}',
  },
}
