/** Facts of a case with what they are about, where the event kept it. */
export const consoleCaseFacts = {
  because: '. Motivo: {reason}',
  shared:
    'compartilhou o caso com {name} ({access, select, reply {pode ler e responder} other {pode ler}})',
  unshared: 'deixou de compartilhar o caso com {name}',
  mergedInto: 'fundiu este caso com o {number}',
  mergedFrom: 'fundiu o caso {number} com este',
  unmergedInto: 'separou este caso do {number}',
  unmergedFrom: 'separou deste o caso {number}',
  reviewed:
    'revisou o caso: {outcome, select, accept {fica aceito} duplicate {duplicado do {number}} reply_to_other {resposta ao {number}} not_entitled {sem direito} spam {mensagem indesejada} other {{outcome}}}',
  priority: '{yes, select, true {confirmou a prioridade} other {retirou a prioridade}}',
  afterHoursAsked: 'pediu atendimento fora do horário: {from} – {to}',
  afterHoursAnswered:
    '{yes, select, true {ofereceu atendimento} other {não ofereceu atendimento}} fora do horário: {from} – {to}',
  afterHoursWithdrawn: 'retirou o pedido de atendimento fora do horário: {from} – {to}',
  asked:
    '{kind, select, terms {pediu a confirmação dos termos de atendimento} access {pediu autorização de acesso} after_hours {pediu a aceitação do atendimento fora do horário} hours {pediu autorização de {minutes} min} other {pediu uma decisão}}',
  answered:
    '{yes, select, true {concordou com} other {não concordou com}} {kind, select, terms {os termos de atendimento} access {o acesso} after_hours {o atendimento fora do horário} hours {as horas} other {o que foi pedido}}',
  subState: 'mudou o subestado para «{name}»',
  subStateNone: 'retirou o subestado',
  lead: 'mudou o líder de conta: {name}',
  assignee: 'passou o caso para {name}',
  assigneeNone: 'deixou o caso sem responsável',
  classified: 'classificou: {what}',
  level: 'mudou o nível para {level, select, l1 {1} l2 {2} l3 {3} other {{level}}}',
  part: {
    criticality: 'criticidade {value}',
    type: 'tipo {value}',
    impact: 'impacto {value}',
    requestKind: 'classe de pedido {value}',
    priority: 'prioridade {value}',
  },
}
