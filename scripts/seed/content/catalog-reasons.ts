import type { CatalogEntry, CloseReason, Text3 } from './catalogs.ts'

const t = (es: string, en: string, pt: string): Text3 => ({ es, en, pt })

export const requestKinds: CatalogEntry[] = [
  { key: 'query', name: t('Consulta', 'Query', 'Consulta') },
  { key: 'incident', name: t('Incidente', 'Incident', 'Incidente') },
  { key: 'support_task', name: t('Tarea de apoyo', 'Support task', 'Tarefa de apoio') },
  { key: 'requirement', name: t('Requerimiento', 'Requirement', 'Requisito') },
  { key: 'minor_fault', name: t('Falla menor', 'Minor fault', 'Falha menor') },
]

/** The four of the licence plan, and no other. */
export const priorityReasons: CatalogEntry[] = [
  {
    key: 'platform_down',
    name: t('Toda la plataforma parada', 'Whole platform down', 'Toda a plataforma parada'),
    help: t(
      'Nadie en su organización puede entrar o trabajar',
      'Nobody in your organization can sign in or work',
      'Ninguém na sua organização consegue entrar ou trabalhar',
    ),
  },
  {
    key: 'member_billing_down',
    name: t(
      'Facturación a socios parada',
      'Billing to members stopped',
      'Faturamento aos sócios parado',
    ),
    help: t(
      'No se pueden emitir facturas a los socios',
      'Invoices to members cannot be issued',
      'Não é possível emitir faturas aos sócios',
    ),
  },
  {
    key: 'special_process',
    name: t(
      'Proceso especial de carnetización o de otro tipo',
      'Special process, such as membership cards',
      'Processo especial, como emissão de carteirinhas',
    ),
    help: t('Avise con antelación', 'Give notice in advance', 'Avise com antecedência'),
  },
  {
    key: 'payroll_cheques_tax_accounting',
    name: t(
      'Nómina, cheques, archivos del SENIAT o informes contables',
      'Payroll, cheques, tax files or accounting reports',
      'Folha, cheques, arquivos fiscais ou relatórios contábeis',
    ),
    help: t(
      'No lo programe para el último día, así evita urgencias innecesarias',
      'Do not plan it for the last day, to avoid needless emergencies',
      'Não programe para o último dia, para evitar urgências desnecessárias',
    ),
  },
]

export const closeReasons: CloseReason[] = [
  {
    key: 'validated',
    name: t('Solución validada', 'Solution validated', 'Solução validada'),
    withoutValidation: false,
    by: ['customer'],
  },
  {
    key: 'withdrawn',
    name: t('Retirado por el cliente', 'Withdrawn by the customer', 'Retirado pelo cliente'),
    withoutValidation: false,
    by: ['customer'],
  },
  {
    key: 'customer_silent',
    name: t(
      'Sin respuesta del cliente en 2 días hábiles',
      'No answer from the customer in 2 business days',
      'Sem resposta do cliente em 2 dias úteis',
    ),
    withoutValidation: true,
    by: ['system'],
  },
  {
    key: 'solved_by_customer',
    name: t(
      'El cliente lo resolvió y lo avisó por otro medio',
      'The customer solved it and said so elsewhere',
      'O cliente resolveu e avisou por outro meio',
    ),
    withoutValidation: true,
    by: ['desk'],
  },
  {
    key: 'third_party',
    name: t(
      'Depende de un tercero ajeno al sistema',
      'Depends on a third party outside the system',
      'Depende de terceiros fora do sistema',
    ),
    withoutValidation: true,
    by: ['desk'],
  },
]

export const cancelReasons: CatalogEntry[] = [
  { key: 'duplicate', name: t('Caso repetido', 'Duplicate case', 'Caso repetido') },
  {
    key: 'reply_to_other',
    name: t('Es respuesta a otro caso', 'Reply to another case', 'É resposta a outro caso'),
  },
  { key: 'not_entitled', name: t('Sin derecho a atención', 'Not entitled', 'Sem direito') },
  { key: 'undocumented', name: t('Sin documentación', 'Not documented', 'Sem documentação') },
  { key: 'spam', name: t('Correo no deseado', 'Spam', 'Spam') },
]
