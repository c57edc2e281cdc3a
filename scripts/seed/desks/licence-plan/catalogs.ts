import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import { contractType, category, entry, field, withoutValidation, words } from '../vocabulary.ts'

const ruta = field('ruta', 'Ruta completa por donde lo solicita*', {
  type: 'menu_path',
  help: 'Ejemplo: Bancos › Movimientos › Cargar factura',
})
const accion = field('accion', 'Número de acción', { help: 'El que muestra la pantalla' })
const comprobante = field('comprobante', 'Comprobante contable', { type: 'voucher' })
const fecha = field('fecha', 'Fecha del movimiento*', { type: 'date' })
const mensaje = field('mensaje', 'Mensaje de advertencia o error*', { type: 'longtext' })
const espera = field('espera', 'Resultado que espera*', { type: 'longtext' })

export const licencePlanEntries: CatalogSeed[] = [
  category(
    ['error', 'Advertencia o error del sistema'],
    [ruta, accion, fecha, comprobante, mensaje],
    ['screen'],
  ),
  category(
    ['report', 'Reporte que no arroja lo esperado'],
    [ruta, espera],
    ['screen', 'report_config'],
  ),
  category(['proceso', 'Proceso con diferencia'], [ruta, fecha, comprobante, espera], ['screen']),
  category(['uso', 'Consulta de persona entrenada'], [ruta], ['screen']),
  ...words('request-kinds', {
    caso: 'Caso',
    reporte: 'Reporte',
    consulta: 'Consulta',
    induccion: 'Curso de inducción',
  }),
  entry('priority-reasons', ['platform_down', 'Toda la plataforma parada'], {}),
  entry('priority-reasons', ['member_billing_down', 'Parada la facturación a socios'], {}),
  entry(
    'priority-reasons',
    ['special_process', 'Proceso especial de carnetización o de otro tipo'],
    {
      needsNotice: true,
    },
  ),
  entry(
    'priority-reasons',
    ['payroll_cheques_tax_accounting', 'Nómina, cheques, archivos del SENIAT o informes contables'],
    {},
  ),
  ...words('close-reasons', {
    solucionado: 'Solucionado y confirmado en el ticket',
    retirado: 'Retirado por el cliente',
  }),
  ...withoutValidation({
    sin_respuesta: 'Más de 2 días hábiles sin respuesta del cliente',
    fuera_de_plan: 'Fuera del plan de licenciamiento',
  }),
  ...words('cancel-reasons', {
    duplicate: 'Ya hay un ticket abierto para este caso',
    reply_to_other: 'Continúa la secuencia de otro ticket',
    not_entitled: 'Fuera del plan de licenciamiento',
    sin_documentar: 'Sin documentación',
    spam: 'Correo no deseado',
  }),
  entry('sub-states', ['giramos_instrucciones', 'Giramos instrucciones'], { state: 'in_progress' }),
  entry('sub-states', ['datos_adicionales', 'Datos adicionales solicitados'], {
    state: 'waiting_customer',
  }),
  entry('sub-states', ['escalado', 'Escalado dentro de la organización'], { state: 'in_progress' }),
  contractType(['basico', 'Plan Básico'], {
    kind: 'licence_plan',
    unlimited: true,
    openCaseLimits: { small: 3, medium: 4, large: 6 },
  }),
  contractType(['profesional', 'Plan Profesional'], {
    kind: 'licence_plan',
    unlimited: true,
    openCaseLimits: { small: 4, medium: 6, large: 9 },
  }),
  contractType(['integral', 'Plan Integral'], {
    kind: 'licence_plan',
    unlimited: true,
    openCaseLimits: { small: 6, medium: 9, large: 14 },
  }),
  ...words('topics', { seniat: 'SENIAT', cierres: 'Cierres', carnets: 'Carnetización' }),
  ...words('offline-types', { curso: 'Curso de inducción', permiso: 'Permiso' }),
]

export const conditions = {
  title: 'Normas y condiciones del servicio',
  body: `El servicio está disponible para clientes con planes de licenciamiento y asesoría que se encuentren **al día con sus pagos**.

1. Horario de atención: lunes a viernes de 9 a. m. a 5 p. m.; puede colocar su ticket en cualquier momento. Fuera de horario, la atención está sujeta a disponibilidad y costos adicionales.
2. Abra su ticket solo cuando tenga el tiempo necesario para monitorearlo.
3. Coloque un ticket por cada caso. **No llame**: deje sus datos y será contactado de ser necesario.
4. En el asunto identifique módulo y caso, por ejemplo: *BANCOS, Factura mal cargada*. Un asunto como «Urgente» no podrá ser atendido.
5. Adjunte la pantalla con los datos y el mensaje; en reportes, también la pantalla de configuración.
6. No abra tickets nuevos para casos abiertos: continúe la secuencia del mismo.
7. Toda respuesta nuestra se dará a través del ticket, y su respuesta es necesaria. Un ticket con más de **2 días hábiles** sin respuesta del cliente se cierra automáticamente, y no se reabre.
8. Según el plan y el tamaño de su organización hay un límite de casos abiertos a la vez.
9. El Help Desk resuelve problemas a gente entrenada en el uso del sistema; quien no lo conozca solicita un curso de inducción.
10. Es prioritario únicamente: toda la plataforma parada, la facturación a socios parada, un proceso especial avisado con antelación, y nómina, cheques, archivos del SENIAT o informes contables.`,
}
