import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import { contractType, category, entry, field, withoutValidation, words } from '../vocabulary.ts'

const anexo = field('anexo', 'Teléfono o anexo de quien llama')
const opcion = field('opcion', 'Opción del sistema', {
  help: 'Ejemplo: SIGPER › Licencias médicas',
})
const folio = field('folio', 'Folio o documento')

export const publicSectorEntries: CatalogSeed[] = [
  category(['solicitud', 'Solicitud'], [opcion, folio, anexo]),
  category(
    ['requerimiento', 'Requerimiento'],
    [opcion, field('objetivo', 'Qué se requiere*', { type: 'longtext' })],
  ),
  category(
    ['acceso', 'Acceso o perfil'],
    [field('funcionario', 'Funcionario*'), field('perfil', 'Perfil que solicita')],
  ),
  ...words('request-kinds', {
    consulta: 'Consulta',
    incidente: 'Incidente',
    tarea_soporte: 'Tarea soporte',
    falla_leve: 'Falla leve',
  }),
  entry('request-kinds', ['requerimiento', 'Requerimiento'], { predefinedMinutes: 240 }),
  ...words('close-reasons', { definitiva: 'Respuesta definitiva aceptada' }),
  ...withoutValidation({
    conforme_telefono: 'Conforme por teléfono',
    respondida_por_correo: 'Respondida por correo, sin observaciones',
  }),
  ...words('cancel-reasons', {
    duplicate: 'La solicitud ya se encuentra registrada',
    reply_to_other: 'Continúa otra solicitud',
    not_entitled: 'Corresponde a otro organismo',
    spam: 'Correo no deseado',
  }),
  entry('sub-states', ['en_revision', 'Solicitud siendo revisada'], { state: 'in_review' }),
  entry('sub-states', ['respuesta_provisoria', 'Con respuesta provisoria'], {
    state: 'in_progress',
  }),
  entry('sub-states', ['nivel_dos', 'En nivel 2'], { state: 'in_progress' }),
  contractType(['convenio_marco', 'Convenio marco'], {
    kind: 'annual',
    period: 'year',
    periodMinutes: 12_000,
    overdraftMinutesMax: 1200,
  }),
  contractType(['trato_directo', 'Trato directo'], {
    kind: 'annual',
    period: 'year',
    periodMinutes: 6000,
    overdraftMinutesMax: 1200,
  }),
  ...words('commitment-types', { respuesta: 'Respuesta definitiva', llamada: 'Devolver llamada' }),
  ...words('topics', {
    cgr: 'Informes a Contraloría',
    dipres: 'DIPRES y SIGFE',
    personal: 'Personal y remuneraciones',
    activo_fijo: 'Activo fijo',
  }),
  ...words('offline-types', { capacitacion: 'Capacitación interna', turno: 'Cambio de turno' }),
]
