import { row, type CaseRow } from '../topic.ts'

const by = (organization: string, who: string, responsible: string): [string, string, string] => [
  organization,
  who,
  responsible,
]
const phone = { channel: 'phone' as const }
const email = { channel: 'email' as const }

/** Most are calls, registered by the responsible on behalf of who called. */
export const contractWarrantyRows: CaseRow[] = [
  row('centralizacion', by('frutas', 'pamela', 'macarena'), ['phoned', 55, '09:20', phone]),
  row('stock-bodega', by('frutas', 'rolando', 'cristobal'), ['phoned', 48, '10:35', phone]),
  row('f29', by('frutas', 'pamela', 'macarena'), ['answered', 34, '11:05', email]),
  row('factura-rechazada', by('frutas', 'pamela', 'cristobal'), ['rejected', 26, '15:40', phone]),
  row('depreciacion', by('frutas', 'pamela', 'macarena'), ['solved', 20, '12:15']),
  row('previred', by('transportes', 'mauricio', 'macarena'), ['answered', 51, '09:45', phone]),
  row('cuenta-corriente', by('transportes', 'ximena', 'cristobal'), ['phoned', 42, '16:20', phone]),
  row('centralizacion', by('transportes', 'mauricio', 'macarena'), [
    'rejected',
    29,
    '10:10',
    email,
  ]),
  row('factura-rechazada', by('transportes', 'ximena', 'cristobal'), [
    'solved',
    15,
    '11:30',
    phone,
  ]),
  row('instalacion-caja', by('clinica', 'carolina', 'antonia'), ['visited', 46, '09:05', phone]),
  row('garantia-lector', by('clinica', 'carolina', 'antonia'), ['phoned', 36, '13:25', phone]),
  row('caja-sin-linea', by('clinica', 'carolina', 'antonia'), ['answered', 23, '17:50']),
  row('impresora', by('ferreteria', 'paola', 'antonia'), ['visited', 39, '08:40', phone]),
  row('garantia-lector', by('ferreteria', 'hernan', 'antonia'), ['solved', 31, '12:30', phone]),
  row('caja-sin-linea', by('ferreteria', 'paola', 'antonia'), ['rejected', 24, '19:10']),
  row('cuenta-corriente', by('ferreteria', 'hernan', 'cristobal'), ['phoned', 17, '10:50', phone]),
  row('f29', by('colegio', 'marcela', 'macarena'), ['phoned', 44, '11:40', phone]),
  row('previred', by('colegio', 'marcela', 'macarena'), ['answered', 27, '09:30', phone]),
  row('impresora', by('colegio', 'marcela', 'antonia'), ['visited', 18, '14:05', phone]),
  row('stock-bodega', by('vina', 'ricardo', 'cristobal'), ['solved', 53, '10:20', phone]),
  row('cuenta-corriente', by('vina', 'soledad', 'cristobal'), ['answered', 37, '15:15', email]),
  row('informe-ventas', by('vina', 'ricardo', 'cristobal'), ['answered', 49, '12:00']),
  row('depreciacion', by('vina', 'soledad', 'macarena'), ['phoned', 21, '16:45', phone]),
  row('factura-rechazada', by('vina', 'soledad', 'cristobal'), ['cancelled', 19, '09:55', phone]),
  row('instalacion-caja', by('vina', 'ricardo', 'antonia'), ['visited', 14, '10:05', phone]),
  // Open today; nothing closes because of silence.
  row('previred', by('transportes', 'mauricio', 'macarena'), ['received', 0, '08:30', phone]),
  row('factura-rechazada', by('colegio', 'marcela', 'cristobal'), ['received', 1, '17:35', email]),
  row('centralizacion', by('vina', 'soledad', 'macarena'), ['review', 1, '10:15', phone]),
  row('caja-sin-linea', by('ferreteria', 'paola', 'antonia'), ['working', 1, '09:10', phone]),
  row('stock-bodega', by('frutas', 'rolando', 'cristobal'), ['working', 3, '11:20', phone]),
  row('f29', by('vina', 'soledad', 'macarena'), ['asked', 13, '12:40', phone]),
  row('depreciacion', by('colegio', 'marcela', 'macarena'), ['asked', 2, '15:55', phone]),
  row('impresora', by('clinica', 'carolina', 'antonia'), ['scheduled', 2, '09:25', phone]),
  row('informe-ventas', by('frutas', 'pamela', 'cristobal'), ['backlog', 11, '13:10']),
  row('cuenta-corriente', by('transportes', 'ximena', 'cristobal'), [
    'proposed',
    2,
    '10:45',
    phone,
  ]),
  row('garantia-lector', by('clinica', 'carolina', 'antonia'), ['proposed', 1, '09:50', phone]),
]
