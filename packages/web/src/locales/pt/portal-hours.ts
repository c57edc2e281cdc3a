import type { Messages } from '../es/messages.ts'

export const portalHours: Messages['portalHours'] = {
  available: 'Horas disponíveis',
  seeStatement: 'Ver o extrato',
  ofGranted: 'de {granted}',
  lotUntil: '{name}: vencem em {date}',
  lotShort: {
    purchase: 'Pacote',
    annual: 'Licença',
    maintenance: 'Manutenção',
    courtesy: 'Cortesia',
    carry_over: 'Transferência',
    reversal: 'Devolução',
  },
  lotsEmpty: 'Não restam horas em nenhum lote.',
  held: 'Reservadas com a sua permissão',
  spent: 'Usadas ou vencidas',
  runsOut:
    'No ritmo de {weeks, plural, one {a última semana} other {as últimas # semanas}} duram até {date}.',
  lasts:
    'No ritmo de {weeks, plural, one {a última semana} other {as últimas # semanas}} duram além de {date}.',
  noActive: 'A sua empresa não tem um contrato de horas vigente. Consulte o seu contato comercial.',
  component: {
    l1: 'Nível 1',
    l2: 'Nível 2',
    l3: 'Nível 3',
    quality: 'Gestão da qualidade',
    visit: 'Visita',
    travel: 'Deslocamento',
  },
  refusedBody: 'Peça a um usuário líder da sua empresa o extrato de horas.',
  refusedNames: 'Quem pode vê-las: {names}. Peça o extrato de horas.',
}
