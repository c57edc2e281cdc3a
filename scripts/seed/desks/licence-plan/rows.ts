import { row, type CaseRow } from '../topic.ts'

const at = (
  organization: string,
  requester: string,
  assignee: string,
): [string, string, string] => [organization, requester, assignee]

/** Any trained user of a club whose plan covers the product, up to the places of the plan. */
export const licencePlanRows: CaseRow[] = [
  row('factura-mal-cargada', at('brisas', 'dubraska', 'yelitza'), ['rejected', 38, '09:25']),
  row('mayor-sin-configuracion', at('brisas', 'alexis', 'ender'), ['answered', 45, '10:40']),
  row('nomina-calculo', at('brisas', 'jhonny', 'freddy'), ['answered', 52, '11:10']),
  row('libro-ventas', at('brisas', 'alexis', 'ender'), ['rejected', 30, '15:05']),
  row('facturacion-socios', at('brisas', 'carmen', 'mariangel'), [
    'solved',
    26,
    '08:10',
    {
      priority: {
        reason: 'member_billing_down',
        note: 'El lote de cuotas no emite ninguna factura.',
      },
    },
  ]),
  row('conciliacion', at('brisas', 'dubraska', 'yelitza'), ['silent', 41, '16:35']),
  row('faov', at('brisas', 'jhonny', 'freddy'), ['solved', 21, '14:20']),
  row('antiguedad', at('luso-maracay', 'yuraima', 'yelitza'), ['answered', 48, '09:50']),
  row('deposito', at('luso-maracay', 'yuraima', 'yelitza'), ['solved', 35, '10:15']),
  row('seniat-txt', at('luso-maracay', 'rosangel', 'ender'), [
    'answered',
    27,
    '13:40',
    {
      priority: {
        reason: 'payroll_cheques_tax_accounting',
        note: 'La quincena vence mañana en el SENIAT.',
      },
    },
  ]),
  row('nota-credito', at('luso-maracay', 'manuel', 'mariangel'), ['solved', 19, '11:35']),
  row('archivo-banco', at('luso-maracay', 'rosangel', 'freddy'), ['silent', 33, '15:50']),
  row('torniquete', at('morrocoy', 'gilberto', 'ender'), ['answered', 43, '08:45']),
  row('maquina-fiscal', at('morrocoy', 'marbella', 'mariangel'), [
    'answered',
    31,
    '17:40',
    {
      contact: { name: 'Marbella Colina', phone: '+58 259 555 0634', hours: '9 a 4' },
    },
  ]),
  row('conciliacion', at('morrocoy', 'marbella', 'yelitza'), ['rejected', 23, '10:20']),
  row('carnets', at('canario', 'tomas', 'ender'), [
    'solved',
    29,
    '09:10',
    {
      priority: { reason: 'special_process', note: 'Carnetización avisada con antelación.' },
    },
  ]),
  row('vacaciones', at('canario', 'nieves', 'freddy'), ['silent', 25, '11:55']),
  row('deposito', at('canario', 'nieves', 'yelitza'), ['answered', 17, '14:30']),
  row('faov', at('guayana', 'wilfredo', 'freddy'), ['solved', 50, '10:05']),
  row('factura-mal-cargada', at('guayana', 'wilfredo', 'yelitza'), ['answered', 34, '09:35']),
  row('antiguedad', at('guayana', 'belkis', 'yelitza'), ['silent', 28, '16:15']),
  row('nomina-calculo', at('guayana', 'belkis', 'freddy'), ['working', 15, '11:20']),
  row('deposito', at('ingenieros', 'eglee', 'yelitza'), ['solved', 37, '13:15']),
  row('nota-credito', at('ingenieros', 'eglee', 'mariangel'), ['answered', 24, '10:30']),
  row('facturacion-socios', at('luso-maracay', 'manuel', 'mariangel'), ['cancelled', 16, '09:45']),
  row('libro-ventas', at('morrocoy', 'gilberto', 'ender'), ['solved', 14, '15:25']),
  row('vacaciones', at('brisas', 'jhonny', 'freddy'), ['solved', 12, '10:55']),
  // Open today.
  row('seniat-txt', at('brisas', 'alexis', 'ender'), ['received', 0, '07:55']),
  row('maquina-fiscal', at('brisas', 'carmen', 'mariangel'), ['received', 1, '18:20']),
  row('deposito', at('brisas', 'dubraska', 'yelitza'), ['review', 1, '10:10']),
  row('archivo-banco', at('brisas', 'jhonny', 'freddy'), [
    'working',
    1,
    '11:25',
    {
      priority: { reason: 'payroll_cheques_tax_accounting', note: 'La nómina se paga hoy.' },
    },
  ]),
  row('mayor-sin-configuracion', at('luso-maracay', 'rosangel', 'ender'), ['working', 2, '09:15']),
  row('factura-mal-cargada', at('luso-maracay', 'manuel', 'yelitza'), ['asked', 1, '10:05']),
  row('torniquete', at('canario', 'tomas', 'ender'), ['asked', 1, '09:20']),
  row('antiguedad', at('morrocoy', 'marbella', 'yelitza'), ['proposed', 1, '09:40']),
  row('carnets', at('morrocoy', 'gilberto', 'ender'), ['scheduled', 2, '13:50']),
  row('nota-credito', at('canario', 'nieves', 'mariangel'), ['received', 1, '14:10']),
]
