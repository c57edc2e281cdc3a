import { row, type CaseRow } from '../topic.ts'

const molinos = (assignee: string): [string, string, string] => ['molinos', 'patricia', assignee]
const cafe = (assignee: string): [string, string, string] => ['altomayo-cafe', 'julio', assignee]
const cacao = (assignee: string): [string, string, string] => ['altomayo-cacao', 'julio', assignee]
const clinica = (assignee: string): [string, string, string] => [
  'san-marcelo',
  'veronica',
  assignee,
]
const lurin: [string, string, string] = ['lurin', 'beto', 'renzo']
const textil = (assignee: string): [string, string, string] => ['huascaran', 'omar', assignee]
const chimbote: [string, string, string] = ['chimbote', 'rosario', 'renzo']

/** Only «usuarios líderes» open cases; who is affected stands in the case. */
export const hourPackageRows: CaseRow[] = [
  row('consulta-saldos', molinos('katherine'), ['consented', 41, '09:20']),
  row('periodo-cerrado', ['molinos', 'hector', 'fiorella'], ['answered', 52, '10:05']),
  row('sunat-rechazo', molinos('alonso'), [
    'rejected',
    36,
    '11:40',
    {
      affectedUser: { name: 'Maribel Rojas', email: 'maribel.rojas@molinoscosta.example' },
    },
  ]),
  row('error-sap', molinos('alonso'), ['vendorSolved', 47, '15:10']),
  row('licencia', cafe('fiorella'), ['solved', 58, '16:20']),
  row('orden-fabricacion', cacao('katherine'), [
    'temporary',
    33,
    '09:45',
    {
      affectedUser: { name: 'Sonia Del Águila' },
    },
  ]),
  row('stock-negativo', cafe('fiorella'), [
    'rejected',
    29,
    '12:10',
    {
      affectedUser: { name: 'Edwin Tuesta' },
    },
  ]),
  row('tablero-ventas', cafe('katherine'), ['consented', 26, '10:30']),
  row('guia-remision', cafe('alonso'), ['solved', 22, '07:50']),
  row('pago-masivo', clinica('fiorella'), ['answered', 44, '09:05']),
  row('ple', clinica('alonso'), ['temporary', 31, '14:25']),
  row('retencion', ['san-marcelo', 'diego', 'katherine'], ['answered', 19, '11:15']),
  row('aprobacion', lurin, ['solved', 50, '09:35']),
  row('formato', lurin, ['silent', 34, '17:05']),
  row('diferencia-cambio', lurin, ['answered', 24, '10:50']),
  row('aprobacion', textil('fiorella'), ['silent', 39, '15:40']),
  row('sunat-rechazo', textil('alonso'), ['answered', 27, '16:45']),
  row('consulta-saldos', textil('katherine'), ['declined', 21, '09:55']),
  row('licencia', chimbote, ['solved', 37, '11:25']),
  row('lentitud', chimbote, ['phoned', 18, '08:15']),
  row('diferencia-cambio', clinica('renzo'), ['silent', 23, '12:35']),
  row('stock-negativo', molinos('fiorella'), ['solved', 16, '15:30']),
  row('licencia', molinos('fiorella'), ['cancelled', 15, '10:15']),
  row('tablero-ventas', molinos('katherine'), ['declined', 14, '16:10']),
  row('guia-remision', molinos('alonso'), ['answered', 11, '06:40']),
  row('orden-fabricacion', textil('katherine'), ['rejected', 13, '14:05']),
  // Open today.
  row('lentitud', clinica('renzo'), ['received', 0, '08:20']),
  row('sunat-rechazo', cafe('fiorella'), ['received', 1, '18:40']),
  row('periodo-cerrado', textil('fiorella'), ['review', 1, '09:10']),
  row('ple', molinos('alonso'), ['working', 2, '10:40']),
  row('pago-masivo', cacao('fiorella'), ['working', 1, '09:30']),
  row('consulta-saldos', clinica('katherine'), ['decision', 2, '11:05']),
  row('formato', ['san-marcelo', 'diego', 'renzo'], ['asked', 2, '15:20']),
  row('aprobacion', cafe('fiorella'), ['asked', 1, '10:25']),
  row('error-sap', textil('alonso'), ['vendor', 6, '12:15']),
  row('orden-fabricacion', molinos('katherine'), ['scheduled', 3, '09:50']),
  row('tablero-ventas', clinica('katherine'), ['backlog', 12, '16:30']),
  row('retencion', lurin, ['proposed', 2, '14:45']),
  row('diferencia-cambio', cacao('renzo'), ['proposed', 3, '09:15']),
]
