import type { PageMessages } from '../es/page-messages.ts'

export const consoleClocks: PageMessages['consoleClocks'] = {
  due: {
    firstReply: 'primeira resp.',
    nextReply: 'próxima resp.',
    resolution: 'solução',
    full: '{clock}: {instant}',
    name: {
      firstReply: 'Primeira resposta',
      nextReply: 'Próxima resposta',
      resolution: 'Solução',
    },
    late: 'há {duration}',
  },
  flag: {
    silent: '{duration} sem escrever',
    escalated: 'Escalado',
    away: 'Volta {instant}',
  },
  board: {
    nav: 'Painel',
    title: 'Painel de suporte',
    lead: 'Um caso fica vermelho quando ninguém escreve ao cliente a tempo.',
    red: 'Em vermelho',
    white: 'Em branco',
    redEmpty: 'Nenhum caso em vermelho.',
    whiteEmpty: 'Nenhum caso espera que escrevamos.',
    emptyTitle: 'Nenhum caso de suporte espera que escrevamos',
    emptyBody: 'Quando chegar um, aparecerá aqui sem recarregar.',
    brokenTitle: 'Não pudemos trazer o painel',
    silentSince: 'Sem escrever desde: {instant}',
    silentFor: '{duration} sem escrever',
    turnsRed: 'Fica vermelho: {instant}',
    turned: '{count, plural, one {Mais um caso em vermelho} other {Mais # casos em vermelho}}',
    waiting: 'Esperam o cliente: {count}',
    more: 'Mais casos',
    noAssignee: 'Sem responsável',
  },
  silence: {
    title: 'Silêncio e ausências',
    escalated: 'O cliente escalou o caso: <b>{instant}</b>.',
    escalatedDo: 'Fica destacado até que escrevamos.',
    away: 'O cliente não está até: <b>{instant}</b>.',
    awayNote: 'Nota: «{note}»',
    autoClose: 'Fecha pelo silêncio do cliente: <b>{instant}</b>.',
    red: 'Em vermelho desde: <b>{instant}</b>.',
    turnsRed: 'Fica vermelho: <b>{instant}</b>.',
    since: 'Sem escrever ao cliente desde: {instant}.',
    composerAway:
      'O cliente volta: {instant}. Pode deixar perguntas; o prazo para responder conta a partir de então.',
  },
  end: {
    silence: 'Silêncio do cliente',
    watch_ended: 'Terminou o prazo de observação',
  },
}
