/** Facts of a case with what they are about, where the event kept it. */
export const consoleCaseFacts = {
  because: '. Motivo: {reason}',
  shared:
    'compartió el caso con {name} ({access, select, reply {puede leer y responder} other {puede leer}})',
  unshared: 'dejó de compartir el caso con {name}',
  mergedInto: 'fusionó este caso con el {number}',
  mergedFrom: 'fusionó el caso {number} con este',
  unmergedInto: 'separó este caso del {number}',
  unmergedFrom: 'separó de este el caso {number}',
  reviewed:
    'revisó el caso: {outcome, select, accept {queda aceptado} duplicate {duplicado del {number}} reply_to_other {respuesta al {number}} not_entitled {sin derecho} spam {correo no deseado} other {{outcome}}}',
  priority: '{yes, select, true {confirmó la prioridad} other {quitó la prioridad}}',
  afterHoursAsked: 'pidió atención fuera de horario: {from} – {to}',
  afterHoursAnswered:
    '{yes, select, true {ofreció atención} other {no ofreció atención}} fuera de horario: {from} – {to}',
  afterHoursWithdrawn: 'retiró el pedido de atención fuera de horario: {from} – {to}',
  asked:
    '{kind, select, terms {pidió confirmar los términos de atención} access {pidió autorizar un acceso} after_hours {pidió aceptar la atención fuera de horario} hours {pidió autorizar {minutes} min} other {pidió una decisión}}',
  answered:
    '{yes, select, true {aceptó} other {no aceptó}} {kind, select, terms {los términos de atención} access {el acceso} after_hours {la atención fuera de horario} hours {las horas} other {lo pedido}}',
  subState: 'cambió el subestado a «{name}»',
  subStateNone: 'quitó el subestado',
  lead: 'cambió el líder de cuenta: {name}',
  assignee: 'pasó el caso a {name}',
  assigneeNone: 'dejó el caso sin responsable',
  classified: 'clasificó: {what}',
  level: 'cambió el nivel a {level, select, l1 {1} l2 {2} l3 {3} other {{level}}}',
  part: {
    criticality: 'criticidad {value}',
    type: 'tipo {value}',
    impact: 'impacto {value}',
    requestKind: 'clase de solicitud {value}',
    priority: 'prioridad {value}',
  },
}
