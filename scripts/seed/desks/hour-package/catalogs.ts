import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import { contractType, category, entry, field, withoutValidation, words } from '../vocabulary.ts'

const ruta = field('ruta', 'Ruta del menú SAP*', { help: 'Ejemplo: Ventas › Factura de deudores' })
const base = field('base', 'Base de datos', { type: 'choice', options: ['Productiva', 'Pruebas'] })
const mensaje = field('mensaje', 'Mensaje de SAP', { help: 'Completo, con su número' })

export const hourPackageEntries: CatalogSeed[] = [
  category(['incidencia', 'Incidencia en SAP Business One'], [ruta, mensaje, base]),
  category(
    ['comprobante', 'Comprobante electrónico rechazado'],
    [
      field('comprobante', 'Serie y número*', { help: 'Ejemplo: F001-00021877' }),
      field('respuesta', 'Respuesta de SUNAT'),
    ],
  ),
  category(
    ['reporte', 'Reporte o formato'],
    [
      field('reporte', 'Nombre del reporte*'),
      field('obtenido', 'Qué obtiene y qué espera*', { type: 'longtext' }),
    ],
  ),
  category(
    ['requerimiento', 'Requerimiento'],
    [
      field('objetivo', 'Qué necesita lograr*', { type: 'longtext' }),
      field('fecha', 'Para cuándo', { type: 'date' }),
    ],
  ),
  category(['consulta', 'Consulta de uso'], [ruta]),
  ...words('request-kinds', {
    incidencia: 'Incidencia',
    requerimiento: 'Requerimiento',
    consulta: 'Consulta',
    garantia: 'Revisión de garantía',
  }),
  // Its document: «un requerimiento que amerite un relevamiento previo» (HR-8).
  entry('request-kinds', ['requerimiento_relevamiento', 'Requerimiento con relevamiento'], {
    assessmentFirst: true,
  }),
  ...words('close-reasons', { conforme: 'Conformidad del usuario líder' }),
  ...withoutValidation({
    conforme_fuera_de_portal: 'Conformidad recibida fuera del portal',
    no_procede: 'No procede la atención',
  }),
  ...words('cancel-reasons', {
    duplicate: 'Duplicado',
    reply_to_other: 'Es respuesta a otro ticket',
    not_entitled: 'No corresponde a atención al cliente',
    spam: 'Correo no deseado',
  }),
  ...words('commitment-types', {
    cotizacion: 'Entrega de cotización',
    conexion: 'Conexión remota con el usuario',
    pase: 'Pase a producción',
  }),
  entry('sub-states', ['relevamiento', 'En relevamiento'], { state: 'in_progress' }),
  entry('sub-states', ['pase_produccion', 'Por pasar a producción'], { state: 'in_progress' }),
  entry('sub-states', ['orden_compra', 'Espera orden de compra'], { state: 'waiting_decision' }),
  entry('sub-states', ['mensaje_sap', 'Mensaje abierto en SAP'], { state: 'waiting_vendor' }),
  contractType(['paquete', 'Paquete de horas'], {
    kind: 'package',
    accumulates: true,
    hourPrice: { amount: 24_000, currency: 'PEN' },
  }),
  contractType(['mensual', 'Bolsa mensual escalable'], {
    kind: 'monthly',
    period: 'month',
    periodMinutes: 480,
    carryOver: { percent: 50, minutesMax: 240, periods: 1 },
    periodPrice: { amount: 176_000, currency: 'PEN' },
  }),
  contractType(['mantenimiento', 'Mantenimiento SAP'], {
    kind: 'maintenance',
    renewal: 'automatic',
  }),
  ...words('topics', {
    sunat: 'SUNAT',
    cierres: 'Cierres contables',
    accesos: 'Accesos y licencias',
  }),
  ...words('offline-types', { capacitacion: 'Capacitación', reunion: 'Reunión interna' }),
]

export const terms = {
  title: 'Términos de atención',
  body: `Los términos deben ser aceptados al inicio de cada atención; es requisito para continuar con el servicio.

1. Toda la comunicación se realiza únicamente mediante el portal de soporte. Por cada actualización se envía una alerta por correo.
2. Si lo reportado requiere un tiempo de análisis, relevamiento o solución mayor a **dos horas**, se le indicará por el portal para que confirme la continuación.
3. El consumo del ticket es T.A.S. L1 + T.A.S. L2 + T.A.S. L3 (SAP) + T.G.C.S.
4. Si un ticket es garantía o consumo se define durante la revisión, por el área de atención al cliente. Aceptar estos términos **no** lo decide.
5. Los tiempos de respuesta son relativos a la criticidad analizada en L1 y a la cola de atención.`,
}
