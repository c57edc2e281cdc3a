import type { PageMessages } from '../es/page-messages.ts'

export const consoleRulesCase: PageMessages['consoleRules']['case'] = {
  headline: 'Último avanço, {name}, {time}',
  termsPending: 'Termos sem confirmar',
  substitute: 'Substituto: {name}.',
  vendorNumber: 'Caso do fabricante',
  predefined: '{name} (sem permissão até {duration})',
  criticality: {
    requested: 'O cliente pediu: <word></word>.',
    help: 'O que significa cada uma',
    means: {
      minor:
        'O problema tem pouca influência nas operações comerciais e não atrapalha a operação diária.',
      moderate: 'As operações comerciais são afetadas.',
      serious:
        'As operações comerciais estão seriamente ameaçadas e tarefas urgentes não podem ser feitas.',
      critical:
        'O problema é crítico para o negócio, tem sérias consequências para as operações e exige uma solução imediata.',
    },
  },
  flags: {
    title: 'Por que está marcado',
    entitlement: {
      no_contract: 'A empresa não tem contrato.',
      not_started: 'O contrato ainda não começou.',
      expired: 'O contrato está vencido.',
      product_not_covered: 'Nenhum contrato cobre este produto.',
      overdue: 'A empresa tem pagamentos pendentes.',
      suspended: 'A empresa está suspensa por pagamentos.',
    },
    subject: 'O assunto não diz o que falha.',
    evidence: 'Falta evidência: {kinds}.',
    kind: {
      screen: 'captura de tela',
      report_config: 'configuração do relatório',
      other: 'outro arquivo',
    },
    lateWindow: 'A janela crítica foi avisada tarde.',
  },
  terms: {
    title: 'Termos de atendimento',
    status: {
      pending: 'Sem confirmar',
      accepted: 'Confirmados',
      declined: 'Não confirmados',
      withdrawn: 'Retirados',
      expired: 'Vencidos',
    },
    by: '{name}, {time}',
    comment: '«{comment}»',
    again: 'Pedir outra vez',
    againTitle: 'Pedir outra vez os termos do caso {number}?',
    againLead: 'O cliente recebe os termos vigentes. O trabalho começa quando ele os confirmar.',
    explanation: 'O que diz ao cliente',
    againGo: 'Pedir os termos',
    asked: 'Termos do caso {number} pedidos outra vez',
    keep: 'Não pedir',
  },
  participants: {
    title: 'Compartilhado com',
    read: 'lê',
    reply: 'lê e responde',
  },
  contact: {
    title: 'Para quem ligar',
    none: 'Ninguém indicado.',
    add: 'Acrescentar',
    edit: 'Mudar',
    hoursAre: 'Horário: {hours}',
    affected: 'Afeta: {who}',
    name: 'Nome',
    phone: 'Telefone',
    hours: 'Horário',
    hoursHint: 'Por exemplo: das 9 às 12.',
    required: 'Escreva para quem ligar.',
    save: 'Salvar',
    saved: 'Contato salvo',
    keep: 'Não mudar',
  },
  inProgress: {
    place:
      'Lugar {place} na fila da empresa: {limit, plural, one {um caso em andamento por vez} other {# casos em andamento por vez}}.',
    waits: 'Espera que passe um destes casos em andamento:',
  },
  suggestions: {
    title: 'Quem poderia assumi-lo',
    knows: 'conhece o produto: {level}',
    knowsNot: 'sem conhecimento registrado',
    load: '{count, plural, one {1 caso aberto} other {# casos abertos}}',
    away: 'hoje tem substituto',
  },
  progress: {
    done: 'Feito',
    next: 'O que segue',
    when: 'Para quando',
  },
  call: {
    at: 'Quando foi',
    atHint: 'Vazio: agora.',
    minutes: 'Minutos',
    took: '{time}, {duration}',
  },
}
