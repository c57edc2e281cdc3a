import type { Terms } from '@mesa/shared/ledger/terms'
import type { CatalogKind, CatalogSettings } from '@mesa/shared/wire/catalogs.schema'

type Word = {
  kind: CatalogKind
  code: string
  name: { es: string; en: string; pt: string }
  settings?: CatalogSettings
  terms?: Partial<Terms>
}
/** Code, Spanish, English, Portuguese, settings. */
type Line = [string, string, string, string, CatalogSettings?]

const all = (kind: CatalogKind, lines: Line[]): Word[] =>
  lines.map(([code, es, en, pt, settings]) => ({
    kind,
    code,
    name: { es, en, pt },
    ...(settings && { settings }),
  }))

/** With the terms that make each what it is called; the desk changes them in versions (HR-1). */
const typesOfContract: Word[] = [
  {
    kind: 'contract-types',
    code: 'support_plan',
    name: { es: 'Plan de soporte', en: 'Support plan', pt: 'Plano de suporte' },
    terms: { kind: 'included', unlimited: true },
  },
  {
    kind: 'contract-types',
    code: 'hours',
    name: { es: 'Paquete de horas', en: 'Package of hours', pt: 'Pacote de horas' },
    terms: { kind: 'package', accumulates: true },
  },
  {
    kind: 'contract-types',
    code: 'warranty',
    name: { es: 'Garantía', en: 'Warranty', pt: 'Garantia' },
    terms: { kind: 'warranty', renewal: 'none' },
  },
  {
    kind: 'contract-types',
    code: 'single',
    name: { es: 'Servicio suelto', en: 'Single service', pt: 'Serviço avulso' },
    terms: { kind: 'independent', renewal: 'none' },
  },
]

/** The lists of a new desk that hold words and little else (CA-1). */
export const defaultWords: Word[] = [
  ...all('request-kinds', [
    ['query', 'Consulta', 'Query', 'Consulta'],
    ['incident', 'Incidente', 'Incident', 'Incidente'],
    ['support_task', 'Tarea de apoyo', 'Support task', 'Tarefa de apoio'],
    [
      'requirement',
      'Requerimiento',
      'Requirement',
      'Requisição',
      { predefinedMinutes: 30, help: 'Aprobado de antemano hasta estos minutos.' },
    ],
    ['minor_fault', 'Falla menor', 'Minor fault', 'Falha menor'],
  ]),
  ...all('sub-states', [
    ['gathering', 'Reuniendo datos', 'Gathering data', 'Reunindo dados', { state: 'in_review' }],
    ['analysis', 'En análisis', 'In analysis', 'Em análise', { state: 'in_progress' }],
    ['build', 'En desarrollo', 'Being built', 'Em desenvolvimento', { state: 'in_progress' }],
    ['testing', 'En pruebas', 'Being tested', 'Em testes', { state: 'in_progress' }],
    [
      'waiting_access',
      'Falta el acceso',
      'Access is missing',
      'Falta o acesso',
      { state: 'waiting_customer' },
    ],
  ]),
  ...all('commitment-types', [
    ['call', 'Llamada', 'Call', 'Ligação'],
    ['answer', 'Respuesta', 'Answer', 'Resposta'],
    ['delivery', 'Entrega', 'Delivery', 'Entrega'],
    ['visit', 'Visita', 'Visit', 'Visita'],
    ['meeting', 'Reunión', 'Meeting', 'Reunião'],
  ]),
  ...all('priorities', [
    ['urgent', 'Urgente', 'Urgent', 'Urgente'],
    ['high', 'Alta', 'High', 'Alta'],
    ['normal', 'Normal', 'Normal', 'Normal'],
    ['low', 'Baja', 'Low', 'Baixa'],
  ]),
  ...all('components', [
    ['l1', 'Atención N1', 'Level 1', 'Atendimento N1'],
    ['l2', 'Atención N2', 'Level 2', 'Atendimento N2'],
    ['l3', 'Atención N3', 'Level 3', 'Atendimento N3'],
    ['quality', 'Gestión del servicio', 'Service management', 'Gestão do serviço'],
    ['visit', 'Visita', 'Visit', 'Visita'],
    ['travel', 'Traslado', 'Travel', 'Deslocamento'],
  ]),
  ...all('offline-types', [
    ['meeting', 'Reunión', 'Meeting', 'Reunião'],
    ['training', 'Formación', 'Training', 'Treinamento'],
    ['leave', 'Permiso o vacaciones', 'Leave', 'Licença ou férias'],
    ['administration', 'Tareas internas', 'Internal work', 'Tarefas internas'],
  ]),
  ...all('topics', [
    ['first_steps', 'Primeros pasos', 'First steps', 'Primeiros passos'],
    ['setup', 'Configuración', 'Configuration', 'Configuração'],
    ['month_end', 'Cierre de mes', 'End of the month', 'Fechamento do mês'],
    ['reports', 'Reportes', 'Reports', 'Relatórios'],
  ]),
  ...typesOfContract,
]
