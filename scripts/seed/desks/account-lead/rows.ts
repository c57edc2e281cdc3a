import { row, type CaseRow } from '../topic.ts'

const aceros = (who: string, by: string): [string, string, string] => ['aceros', who, by]
const tequila = (who: string, by: string): [string, string, string] => ['tequila', who, by]
const dental = (who: string, by: string): [string, string, string] => ['dental', who, by]
const muebles = (who: string, by: string): [string, string, string] => ['muebles', who, by]
const vivero: [string, string, string] = ['vivero', 'elsa', 'ximena']
const uniformes: [string, string, string] = ['uniformes', 'raul', 'daniela']
const email = { channel: 'email' as const }

/** By email first. Of a general account one case is in progress at a time: they follow each other. */
export const accountLeadRows: CaseRow[] = [
  row('cfdi-no-timbra', aceros('monica', 'daniela'), ['temporary', 47, '08:20', email]),
  row('existencia-descuadrada', aceros('eduardo', 'paulina'), ['temporary', 38, '10:15']),
  row('portal-clientes', aceros('monica', 'daniela'), ['answered', 58, '11:30']),
  row('mrp-lento', aceros('eduardo', 'israel'), ['answered', 31, '09:40', email]),
  row('lista-precios', aceros('lupita', 'daniela'), ['solved', 26, '12:10', email]),
  row('duda-costos', aceros('monica', 'paulina'), ['answered', 22, '16:05']),
  row('compra-duplicada', aceros('eduardo', 'paulina'), ['rejected', 17, '09:05', email]),
  row('web-pago', tequila('ignacio', 'rodrigo'), ['temporary', 44, '09:15', email]),
  row('respaldo-fallido', tequila('ignacio', 'israel'), ['answered', 35, '07:45', email]),
  row('comisiones', tequila('ignacio', 'rodrigo'), ['solved', 52, '13:20']),
  row('nomina-imss', tequila('karla', 'rodrigo'), ['answered', 27, '10:50']),
  row('duda-devoluciones', tequila('karla', 'rodrigo'), ['solved', 19, '15:35', email]),
  row('correo-rebote', tequila('karla', 'israel'), ['rejected', 15, '11:25', email]),
  row('lista-precios', dental('norma', 'rodrigo'), ['solved', 57, '09:30', email]),
  row('existencia-descuadrada', dental('ivan', 'paulina'), ['rejected', 46, '12:45', email]),
  row('compra-duplicada', dental('ivan', 'rodrigo'), ['answered', 36, '10:25']),
  row('duda-costos', dental('norma', 'rodrigo'), ['solved', 28, '17:10', email]),
  row('cfdi-no-timbra', dental('norma', 'rodrigo'), ['phoned', 20, '08:50', { channel: 'phone' }]),
  row('pos-cierre', muebles('brenda', 'ximena'), ['temporary', 54, '19:40', email]),
  row('lista-precios', muebles('ramiro', 'ximena'), ['answered', 40, '11:55', email]),
  row('correo-rebote', muebles('ramiro', 'israel'), ['solved', 32, '09:20', email]),
  row('pos-cierre', muebles('brenda', 'ximena'), ['rejected', 24, '18:30']),
  row('duda-devoluciones', muebles('brenda', 'ximena'), ['cancelled', 21, '10:10', email]),
  row('nomina-imss', vivero, ['solved', 49, '10:35', email]),
  row('web-pago', vivero, ['answered', 13, '09:10', email]),
  row('lista-precios', uniformes, ['solved', 33, '12:20', email]),
  row('compra-duplicada', uniformes, ['answered', 16, '13:45', email]),
  // Open today.
  row('web-pago', aceros('monica', 'daniela'), ['received', 0, '08:15', email]),
  row('correo-rebote', aceros('lupita', 'daniela'), ['received', 1, '17:20', email]),
  row('mrp-lento', aceros('eduardo', 'israel'), ['working', 3, '09:25', email]),
  row('existencia-descuadrada', aceros('eduardo', 'paulina'), ['working', 1, '10:40']),
  row('comisiones', aceros('monica', 'daniela'), ['backlog', 12, '12:05']),
  row('portal-clientes', tequila('ignacio', 'rodrigo'), ['scheduled', 4, '11:15']),
  row('duda-costos', tequila('karla', 'rodrigo'), ['asked', 2, '15:10', email]),
  row('respaldo-fallido', tequila('ignacio', 'israel'), ['proposed', 1, '09:35', email]),
  row('pos-cierre', dental('norma', 'rodrigo'), ['working', 2, '09:50', email]),
  row('lista-precios', dental('ivan', 'rodrigo'), ['review', 1, '10:20', email]),
  row('comisiones', muebles('ramiro', 'ximena'), ['received', 1, '16:45']),
  row('cfdi-no-timbra', vivero, ['received', 1, '09:05', email]),
  row('respaldo-fallido', uniformes, ['asked', 3, '11:40', email]),
]
