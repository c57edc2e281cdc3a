import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import { contractType, category, entry, field, withoutValidation, words } from '../vocabulary.ts'

const pasos = field('pasos', 'Pasos para llegar al escenario*', { type: 'longtext' })
const obtenido = field('obtenido', 'Qué obtiene', { type: 'longtext' })
const esperado = field('esperado', 'Qué espera', { type: 'longtext' })
const documento = field('documento', 'Documento de Odoo', {
  help: 'Ejemplo: S00214 o INV/2026/0087',
})
const historia = field('historia', 'Historia de usuario', {
  type: 'longtext',
  help: 'Como… quiero… para…',
})

export const accountLeadEntries: CatalogSeed[] = [
  category(['escenario', 'Comprensión del escenario'], [pasos, documento, obtenido, esperado]),
  category(['cambio', 'Cambio: algo nuevo en la plataforma'], [historia, esperado]),
  category(['duda', 'Consultoría: duda o concepto'], [field('tema', 'Tema*')]),
  category(
    ['servidor', 'Servidor administrado'],
    [field('servidor', 'Servidor*'), field('desde', 'Desde cuándo', { type: 'datetime' })],
  ),
  ...words('request-kinds', {
    operacion_detenida: 'Operación detenida',
    degradacion: 'Degradación parcial',
    correccion: 'Corrección operativa',
    cambio: 'Cambio',
    consultoria: 'Consultoría',
  }),
  ...words('close-reasons', {
    validado: 'Validado por el cliente',
    tema_abordado: 'Tema abordado en sesión general',
  }),
  ...withoutValidation({
    validado_en_llamada: 'Validado en llamada',
    sin_interes: 'El cliente ya no lo requiere',
  }),
  ...words('cancel-reasons', {
    duplicate: 'Ticket duplicado',
    reply_to_other: 'Es respuesta a otro ticket; se sigue en aquel',
    not_entitled: 'Sin contrato vigente',
    spam: 'Correo no deseado',
  }),
  entry('sub-states', ['contencion_aplicada', 'Contención aplicada'], { state: 'in_progress' }),
  entry('sub-states', ['diseno_contencion', 'Equipo diseña la contención'], {
    state: 'in_progress',
  }),
  entry('sub-states', ['muestra_local', 'Muestra en local'], { state: 'scheduled' }),
  entry('sub-states', ['validacion_pruebas', 'Validación en pruebas'], { state: 'in_validation' }),
  contractType(['soporte_mensual', 'Soporte y cambios'], {
    kind: 'annual',
    period: 'year',
    periodMinutes: 6000,
    overdraftMinutesMax: 600,
  }),
  ...words('commitment-types', {
    sesion_general: 'Sesión general',
    muestra: 'Muestra en local',
    documentacion: 'Documentación de la solución',
  }),
  ...words('topics', {
    facturacion: 'Facturación CFDI',
    inventario: 'Inventario y costos',
    pos: 'Punto de venta',
    reportes: 'Reportes',
  }),
  ...words('offline-types', { sesion: 'Sesión general', interno: 'Trabajo interno' }),
]
