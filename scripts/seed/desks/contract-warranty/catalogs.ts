import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import { contractType, category, entry, field, withoutValidation, words } from '../vocabulary.ts'

const situacion = field('situacion', 'Situación planteada', { type: 'longtext' })
const anterior = field('anterior', 'N° de HelpDesk relacionado')

export const contractWarrantyEntries: CatalogSeed[] = [
  category(['situacion', 'Situación reportada'], [situacion, anterior]),
  category(
    ['documento', 'Documento tributario'],
    [field('folio', 'Tipo y folio*', { help: 'Ejemplo: factura electrónica 21877' }), anterior],
  ),
  category(
    ['equipo', 'Equipo o instalación en terreno'],
    [field('equipo', 'Equipo*'), field('direccion', 'Dirección de la visita')],
  ),
  category(['informe', 'Informe o consulta'], [field('informe', 'Nombre del informe*')]),
  ...words('request-kinds', {
    inquietud: 'Inquietud',
    falla: 'Falla',
    mejora: 'Mejora',
    visita: 'Salida a terreno',
  }),
  ...words('commitment-types', {
    llamada: 'Devolver llamada',
    visita: 'Visita a terreno',
    respuesta: 'Respuesta escrita',
    entrega: 'Entrega de versión',
  }),
  ...words('priorities', { alta: 'Alta', media: 'Media', baja: 'Baja' }),
  entry('sub-states', ['compromiso_pendiente', 'Compromiso pendiente'], { state: 'in_progress' }),
  entry('sub-states', ['orden_emitida', 'Orden de Salida emitida'], { state: 'scheduled' }),
  entry('sub-states', ['espera_antecedentes', 'Espera antecedentes'], {
    state: 'waiting_customer',
  }),
  contractType(['mantencion', 'Contrato de mantención anual'], {
    kind: 'contract',
    hourPrice: { amount: 38_000, currency: 'CLP' },
  }),
  contractType(['bolsa', 'Bolsa de horas'], {
    kind: 'package',
    accumulates: true,
    hourPrice: { amount: 38_000, currency: 'CLP' },
  }),
  contractType(['garantia_producto', 'Garantía de producto'], {
    kind: 'warranty',
    renewal: 'none',
  }),
  contractType(['garantia_implementacion', 'Garantía de implementación'], {
    kind: 'warranty',
    renewal: 'none',
  }),
  ...words('topics', {
    sii: 'Servicio de Impuestos Internos',
    previred: 'Previred y remuneraciones',
    cuenta_corriente: 'Cuenta corriente',
    punto_venta: 'Punto de venta',
  }),
  ...words('close-reasons', { conforme: 'Cliente conforme' }),
  ...withoutValidation({
    conforme_telefono: 'Cliente conforme por teléfono',
    cerrado_en_terreno: 'Cerrado en terreno con firma',
    sin_antecedentes: 'El cliente no envió los antecedentes',
  }),
  ...words('cancel-reasons', {
    duplicate: 'Evento ya registrado',
    reply_to_other: 'Sigue la conversación de otro N° de HelpDesk',
    not_entitled: 'Corresponde a otro proveedor',
    numero_equivocado: 'Llamada equivocada',
    spam: 'Correo no deseado',
  }),
  ...words('visit-forms', { salida_terreno: 'Salida a Terreno' }),
  ...words('offline-types', {
    reunion: 'Reunión',
    capacitacion: 'Capacitación',
    traslado: 'Traslado sin HelpDesk',
    feriado_legal: 'Feriado legal',
  }),
]
