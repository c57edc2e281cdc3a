import type { PageMessages } from '../es/page-messages.ts'

/** HR-13: time on no case. */
export const consoleTime: PageMessages['consoleTime'] = {
  title: 'Meu tempo',
  lead: 'O que não é de nenhum caso: reuniões, treinamento, licenças. O trabalho dos casos é registrado em cada caso.',
  form: {
    title: 'Registrar tempo',
    type: 'Em quê',
    startedAt: 'Começou',
    startedBad: 'Escolha quando começou.',
    minutes: 'Minutos',
    minutesBad: 'Escreva os minutos, de 1 a 1440.',
    note: 'Nota',
    go: 'Registrar',
    done: 'Tempo registrado',
    doneOverlaps: 'Tempo registrado. Cruza com outro seu: confira.',
  },
  totals: { title: 'Total por tipo', none: 'Nada registrado nesta semana.', all: 'Total' },
  entries: {
    title: 'Registrado na semana',
    empty: 'Não há tempo registrado nesta semana.',
    more: 'Ver mais',
    when: 'Quando',
    person: 'Pessoa',
    type: 'Em quê',
    minutes: 'Minutos',
    note: 'Nota',
    act: 'Ação',
    withdraw: 'Retirar',
    withdrawn: 'Tempo retirado: já não conta',
    withdrawnBy: 'Retirado por {name}, {time}',
  },
  week: {
    label: 'Semana',
    before: 'Anterior',
    after: 'Seguinte',
    span: 'De {from} a {to}',
    person: 'Pessoa',
    everybody: 'Todas as pessoas',
  },
}
