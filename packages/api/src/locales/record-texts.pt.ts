import type { RecordTexts } from './record-text-types.ts'

const because = (reason: string | null) => (reason === null ? '' : ` Motivo: ${reason}.`)
const fromTo = (from: string | null, to: string | null) =>
  `${from === null ? '' : ` de «${from}»`}${to === null ? '' : ` para «${to}»`}`
const between = (from: string | null, to: string | null) =>
  from === null || to === null ? '' : ` de ${from} a ${to}`
const withFiles = (files: number) =>
  files === 0 ? '' : files === 1 ? ' com um arquivo' : ` com ${files} arquivos`

const askedFor = {
  hours: 'Pediu autorização',
  terms: 'Pediu a confirmação dos termos de atendimento',
  access: 'Pediu autorização de acesso',
  after_hours: 'Pediu a aceitação do atendimento fora do horário',
}
const asked = {
  hours: 'o pedido',
  terms: 'os termos de atendimento',
  access: 'o acesso',
  after_hours: 'o atendimento fora do horário',
}

export const recordTextsPt: RecordTexts = {
  labels: {
    title: 'Dossiê do caso',
    case: 'Caso',
    customer: 'Cliente',
    desk: 'Mesa',
    status: 'Estado',
    opened: 'Aberto',
    closed: 'Encerrado',
    notClosed: 'Continua aberto',
    issued: 'Emitido',
    timesIn: (zone) => `Os horários são de ${zone}.`,
    fingerprint: 'Impressão digital',
    fingerprintNote: (events) =>
      `A impressão digital resume os ${events} fatos deste dossiê: se um muda, ela muda. O arquivo JSON do dossiê permite conferi-la sem esta mesa.`,
    facts: 'Fatos',
    when: 'Data e hora',
    who: 'Quem',
    what: 'O que aconteceu',
    conversation: 'Conversa',
    files: 'Arquivos',
    noFiles: 'O caso não tem arquivos.',
    bytes: (size) => `${size} bytes`,
    hours: 'Horas do caso',
    consented: 'Autorizadas',
    logged: 'Trabalhadas',
    charged: 'Descontadas',
    uncharged: 'Sem desconto',
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
  words: {
    'role.agent': 'agente',
    'role.technician': 'técnico',
    'role.commercial': 'comercial',
    'role.supervisor': 'supervisão',
    'role.admin': 'administração',
    'role.viewer': 'leitura',
    'role.requester': 'solicitante',
    'role.key_user': 'usuário-chave',
    'role.backup_key_user': 'usuário-chave suplente',
    'role.api_key': 'integração',
    'role.system': 'sistema',
    'status.received': 'Recebido',
    'status.in_review': 'Em análise',
    'status.in_progress': 'Em andamento',
    'status.waiting_customer': 'Aguardando o cliente',
    'status.waiting_decision': 'Aguardando uma decisão',
    'status.waiting_vendor': 'Com o fabricante',
    'status.scheduled': 'Agendado',
    'status.backlog': 'Em lista de espera',
    'status.in_validation': 'A validar',
    'status.closed': 'Encerrado',
    'status.cancelled': 'Cancelado',
    'level.l1': 'nível 1',
    'level.l2': 'nível 2',
    'level.l3': 'nível 3',
    'channel.portal': 'portal',
    'channel.email': 'e-mail',
    'channel.phone': 'telefone',
    'channel.api': 'integração',
    'channel.alert': 'alerta',
    'channel.intranet': 'intranet',
    'message.opening': 'Descrição inicial',
    'message.reply': 'Resposta',
    'message.call': 'Ligação',
    'message.progress': 'Andamento',
    'message.solution': 'Solução',
    'message.system': 'Aviso automático',
    'type.support': 'Suporte',
    'type.change': 'Mudança',
    'type.consulting': 'Consultoria',
    'type.problem': 'Problema',
    'type.internal': 'Interno',
    'type.alert': 'Alerta',
    'criticality.minor': 'Menor',
    'criticality.moderate': 'Moderado',
    'criticality.serious': 'Grave',
    'criticality.critical': 'Crítico',
    'impact.high': 'Alto',
    'impact.medium': 'Médio',
    'impact.low': 'Baixo',
    'part.criticality': 'criticidade',
    'part.type': 'tipo',
    'part.impact': 'impacto',
    'part.requestKind': 'classe de pedido',
    'part.priority': 'prioridade',
    'reason.case_over': 'o caso terminou',
    'reason.watch_ended': 'terminou o prazo de observação',
    'reason.silence': 'ninguém respondeu a tempo',
  },
  events: {
    'ticket.opened': ({ number, subject, channel }) =>
      `Abriu o caso ${number ?? ''}${subject === null ? '' : `, «${subject}»`}${channel === null ? '' : `, por ${channel}`}.`,
    'ticket.acknowledged': () => 'Confirmou o recebimento do caso.',
    'ticket.closed': ({ reason }) => `Encerrou o caso.${because(reason)}`,
    'ticket.cancelled': ({ reason }) => `Cancelou o caso.${because(reason)}`,
    'ticket.reopened': ({ reason }) => `Reabriu o caso.${because(reason)}`,
    'ticket.escalated': ({ reason }) => `Pediu para escalar o caso.${because(reason)}`,
    'ticket.shared': ({ name, mayReply }) =>
      `Compartilhou o caso com ${name ?? 'outra pessoa'} (${mayReply ? 'pode ler e responder' : 'pode ler'}).`,
    'ticket.unshared': ({ name }) =>
      `Deixou de compartilhar o caso${name === null ? '' : ` com ${name}`}.`,
    'message.added': ({ messageKind, asks, files }) =>
      `Escreveu: ${messageKind ?? 'mensagem'}${withFiles(files)}.${asks ? ' Pediu uma resposta.' : ''}`,
    'message.read': () => 'Leu uma mensagem pela primeira vez.',
    'attachment.added': () => 'Adicionou um arquivo.',
    'state.changed': ({ from, to, reason }) =>
      `Mudou o estado${fromTo(from, to)}.${because(reason)}`,
    'subject.changed': ({ from, to }) => `Mudou o assunto${fromTo(from, to)}.`,
    'fields.changed': () => 'Mudou os dados do caso.',
    'classification.changed': ({ changes, reason }) =>
      `Classificou o caso${changes === null ? '' : `: ${changes}`}.${because(reason)}`,
    'level.changed': ({ from, to, reason }) =>
      `Mudou o nível${fromTo(from, to)}.${because(reason)}`,
    'priority.ruled': ({ isAccepted, reason }) =>
      `${isAccepted ? 'Confirmou a prioridade' : 'Retirou a prioridade'} do caso.${because(reason)}`,
    'contact.changed': () => 'Mudou o contato do caso.',
    'afterhours.asked': ({ from, to }) => `Pediu atendimento fora do horário${between(from, to)}.`,
    'afterhours.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Ofereceu' : 'Não ofereceu'} atendimento fora do horário.${comment === null ? '' : ` «${comment}»`}`,
    'afterhours.withdrawn': () => 'Retirou o pedido de atendimento fora do horário.',
    'decision.asked': ({ decisionKind, duration, explanation }) =>
      `${askedFor[decisionKind ?? 'hours']}${duration === null ? '' : ` para usar ${duration}`}.${explanation === null ? '' : ` «${explanation}»`}`,
    'decision.answered': ({ decisionKind, isAccepted, duration, comment }) =>
      `${isAccepted ? 'Autorizou' : 'Não autorizou'} ${asked[decisionKind ?? 'hours']}${duration === null ? '' : ` (${duration})`}.${comment === null ? '' : ` «${comment}»`}`,
    'decision.withdrawn': ({ reason }) => `Retirou o pedido de autorização.${because(reason)}`,
    'decision.expired': () => 'O pedido de autorização venceu sem resposta.',
    'work.logged': ({ duration, charged }) =>
      `Registrou ${duration ?? 'trabalho'}${duration === null ? '' : ' de trabalho'}${charged === null ? '' : `, com desconto de ${charged}`}.`,
    'work.charged': ({ charged }) => `Descontou ${charged ?? 'horas'} do contrato.`,
    'work.corrected': ({ duration, charged, reason }) =>
      `${duration === null ? 'Retirou um trabalho registrado' : `Corrigiu um trabalho: ficam ${duration}`}${charged === null ? '' : `, dos quais se descontam ${charged}`}.${because(reason)}`,
    'hours.held': ({ duration }) => `Reservou ${duration ?? 'horas'} do contrato.`,
    'hours.released': ({ duration }) => `Devolveu ${duration ?? 'horas'} reservadas ao contrato.`,
    'funding.chosen': () => 'Escolheu com que se paga o trabalho.',
    'coverage.ruled': ({ reason }) => `Decidiu a cobertura do caso.${because(reason)}`,
    'coverage.objected': ({ reason }) => `Contestou a cobertura do caso.${because(reason)}`,
    'coverage.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Deu razão' : 'Não deu razão'} à contestação da cobertura.${comment === null ? '' : ` “${comment}”`}`,
    'solution.proposed': ({ isProvisional }) =>
      `Propôs uma solução ${isProvisional ? 'provisória' : 'definitiva'}.`,
    'solution.accepted': () => 'Aceitou a solução.',
    'solution.rejected': ({ reason }) => `Rejeitou a solução.${because(reason)}`,
    'solution.watched': ({ until }) =>
      `Deixou a solução em observação${until === null ? '' : ` até ${until}`}.`,
    'commitment.made': () => 'Comprometeu-se com uma data.',
    'commitment.moved': ({ reason }) => `Mudou a data combinada.${because(reason)}`,
    'commitment.met': () => 'Cumpriu o combinado.',
    'away.set': ({ until }) => `Avisou que estará ausente${until === null ? '' : ` até ${until}`}.`,
    'away.cleared': () => 'Avisou que está de volta.',
    'case.merged': ({ other, isInto }) =>
      isInto ? `Uniu este caso ao ${other}.` : `Uniu o caso ${other ?? ''} a este.`,
    'case.unmerged': ({ other, isInto }) =>
      isInto || other === null
        ? `Separou este caso ${other === null ? 'de outro' : `do ${other}`}.`
        : `Separou deste o caso ${other}.`,
    'clock.retargeted': () => 'Mudou o prazo de atendimento.',
    'clock.breached': () => 'Um prazo de atendimento venceu.',
    'clock.corrected': () => 'O calendário que mede um prazo de atendimento foi corrigido.',
    'silence.warned': ({ until }) =>
      `Avisou que o caso será fechado por falta de resposta${until === null ? '' : ` em ${until}`}.`,
    'rating.given': () => 'Avaliou o atendimento.',
  },
}
