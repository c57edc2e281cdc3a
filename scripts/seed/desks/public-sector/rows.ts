import { row, type CaseRow } from '../topic.ts'

const by = (body: string, who: string, consultant: string): [string, string, string] => [
  body,
  who,
  consultant,
]
const phone = { channel: 'phone' as const }
const email = { channel: 'email' as const }
const intranet = { channel: 'intranet' as const }

/** By phone and mail, as their protocols say; every answer is definitive or provisional. */
export const publicSectorRows: CaseRow[] = [
  row('licencia-medica', by('quebrada', 'noemi', 'matias'), [
    'temporary',
    43,
    '09:35',
    {
      ...phone,
      contact: { name: 'Noemí Carrasco', phone: 'anexo 2214', hours: '9 a 13' },
    },
  ]),
  row('saldo-apertura', by('quebrada', 'cesar', 'josefa'), ['rejected', 50, '10:20', email]),
  row('perfil', by('quebrada', 'gloria', 'valentina'), ['solved', 35, '11:45', email]),
  row('alta-bien', by('quebrada', 'gloria', 'matias'), ['answered', 28, '15:05']),
  row('conciliacion', by('quebrada', 'cesar', 'valentina'), ['temporary', 21, '09:10', phone]),
  row('asignacion', by('quebrada', 'noemi', 'esteban'), ['rejected', 17, '12:30', phone]),
  row('licencia-medica', by('salud', 'ingrid', 'matias'), ['temporary', 55, '09:50', phone]),
  row('reloj-control', by('salud', 'fabian', 'matias'), ['temporary', 38, '16:10', email]),
  row('asignacion', by('salud', 'ingrid', 'esteban'), ['answered', 31, '10:05', phone]),
  row('devengo', by('salud', 'fabian', 'josefa'), ['temporary', 24, '13:15', email]),
  row('certificado', by('salud', 'fabian', 'esteban'), ['answered', 46, '11:20']),
  row('informe-dipres', by('gore', 'rodolfo', 'josefa'), ['solved', 41, '08:55', phone]),
  row('pago-proveedor', by('gore', 'karina', 'valentina'), ['phoned', 33, '12:05', phone]),
  row('modificacion-presupuestaria', by('gore', 'rodolfo', 'josefa'), [
    'answered',
    26,
    '17:25',
    email,
  ]),
  row('conciliacion', by('gore', 'karina', 'valentina'), ['solved', 19, '10:40', phone]),
  row('alta-bien', by('archivos', 'blanca', 'matias'), ['answered', 48, '09:25', email]),
  row('existencias', by('archivos', 'blanca', 'matias'), ['phoned', 29, '14:50', phone]),
  row('alta-bien', by('archivos', 'blanca', 'esteban'), ['cancelled', 22, '10:15', email]),
  row('existencias', by('hidraulicas', 'sergio', 'matias'), ['solved', 37, '11:35', intranet]),
  row('perfil', by('hidraulicas', 'tamara', 'valentina'), ['answered', 25, '15:40', email]),
  row('pago-proveedor', by('hidraulicas', 'sergio', 'valentina'), ['answered', 14, '09:55', phone]),
  row('modificacion-presupuestaria', by('quebrada', 'gloria', 'josefa'), [
    'phoned',
    13,
    '12:20',
    phone,
  ]),
  row('reloj-control', by('quebrada', 'noemi', 'matias'), ['solved', 16, '08:40', intranet]),
  // Open today; silence closes nothing.
  row('licencia-medica', by('salud', 'ingrid', 'matias'), ['received', 0, '08:25', phone]),
  row('informe-dipres', by('gore', 'rodolfo', 'josefa'), ['received', 1, '16:55', email]),
  row('pago-proveedor', by('quebrada', 'cesar', 'valentina'), ['review', 1, '10:30', phone]),
  row('asignacion', by('salud', 'ingrid', 'esteban'), ['working', 2, '09:15', phone]),
  row('devengo', by('gore', 'karina', 'josefa'), ['working', 1, '11:10', email]),
  row('conciliacion', by('gore', 'karina', 'valentina'), ['asked', 12, '13:35', email]),
  row('licencia-medica', by('quebrada', 'noemi', 'matias'), ['asked', 1, '09:40', phone]),
  row('alta-bien', by('archivos', 'blanca', 'matias'), ['scheduled', 3, '15:20', email]),
  row('certificado', by('quebrada', 'noemi', 'esteban'), ['backlog', 11, '12:10']),
  row('saldo-apertura', by('quebrada', 'cesar', 'josefa'), ['proposed', 2, '10:25', email]),
  row('existencias', by('hidraulicas', 'tamara', 'matias'), ['proposed', 1, '09:20', intranet]),
]
