export type Text3 = { es: string; en: string; pt: string }
export type TemplateField = {
  key: string
  label: Text3
  type: 'text' | 'longtext' | 'date' | 'datetime' | 'number' | 'choice'
  required: boolean
  help: Text3
  options?: { key: string; label: Text3 }[]
}
export type DemoCategory = {
  key: string
  name: Text3
  description: Text3
  /** Evidence a case of this category must carry before it is accepted (rulebook IN-3). */
  evidence: ('screen' | 'report_config')[]
  fields: TemplateField[]
}
export type CatalogEntry = { key: string; name: Text3; help?: Text3 }
export type CloseReason = CatalogEntry & {
  /** The desk may close with it although the customer has not validated. */
  withoutValidation: boolean
  by: ('desk' | 'customer' | 'system')[]
}

const t = (es: string, en: string, pt: string): Text3 => ({ es, en, pt })

const menuPath: TemplateField = {
  key: 'menuPath',
  label: t('Ruta completa del menú', 'Full menu path', 'Caminho completo do menu'),
  type: 'text',
  required: true,
  help: t(
    'Como la recorre en el sistema. Ejemplo: Bancos › Movimientos › Cargar factura',
    'As you walk it in the system. Example: Banks › Movements › Load invoice',
    'Como o percorre no sistema. Exemplo: Bancos › Movimentos › Carregar fatura',
  ),
}
const happenedAt: TemplateField = {
  key: 'happenedAt',
  label: t('Fecha y hora en que ocurrió', 'Date and time it happened', 'Data e hora do ocorrido'),
  type: 'datetime',
  required: true,
  help: t('La última vez que lo vio', 'The last time you saw it', 'A última vez que o viu'),
}
const voucher: TemplateField = {
  key: 'voucherNumber',
  label: t(
    'N.º de acción, comprobante o documento',
    'Action, voucher or document number',
    'N.º de ação, comprovante ou documento',
  ),
  type: 'text',
  required: false,
  help: t(
    'El número que muestra el sistema, completo',
    'The number the system shows, in full',
    'O número que o sistema mostra, completo',
  ),
}
const errorMessage: TemplateField = {
  key: 'errorMessage',
  label: t('Mensaje que muestra el sistema', 'Message shown by the system', 'Mensagem do sistema'),
  type: 'longtext',
  required: true,
  help: t(
    'Cópielo completo, con su número',
    'Copy it whole, with its number',
    'Copie-a completa, com o número',
  ),
}
const expected: TemplateField = {
  key: 'expected',
  label: t('Qué esperaba obtener', 'What you expected', 'O que esperava obter'),
  type: 'longtext',
  required: true,
  help: t(
    'El resultado correcto, con sus cifras',
    'The right result, with its figures',
    'O resultado correto, com os valores',
  ),
}
const reportPeriod: TemplateField = {
  key: 'period',
  label: t('Período del reporte', 'Report period', 'Período do relatório'),
  type: 'text',
  required: true,
  help: t('Desde y hasta', 'From and to', 'De e até'),
}
const goal: TemplateField = {
  key: 'goal',
  label: t('Qué necesita lograr', 'What you need to achieve', 'O que precisa conseguir'),
  type: 'longtext',
  required: true,
  help: t(
    'El resultado, no la forma de hacerlo',
    'The outcome, not the way to do it',
    'O resultado, não a forma de fazê-lo',
  ),
}
const frequency: TemplateField = {
  key: 'frequency',
  label: t('Con qué frecuencia ocurre', 'How often it happens', 'Com que frequência ocorre'),
  type: 'choice',
  required: false,
  help: t('Elija una', 'Choose one', 'Escolha uma'),
  options: [
    { key: 'always', label: t('Siempre', 'Always', 'Sempre') },
    { key: 'sometimes', label: t('A veces', 'Sometimes', 'Às vezes') },
    { key: 'once', label: t('Una sola vez', 'Only once', 'Uma única vez') },
  ],
}
const affectedCount: TemplateField = {
  key: 'affectedCount',
  label: t('Registros afectados', 'Affected records', 'Registros afetados'),
  type: 'number',
  required: false,
  help: t('Una cantidad aproximada', 'A rough count', 'Uma quantidade aproximada'),
}
const neededOn: TemplateField = {
  key: 'neededOn',
  label: t('Para cuándo lo necesita', 'When you need it', 'Para quando precisa'),
  type: 'date',
  required: false,
  help: t(
    'No programe para el último día',
    'Do not plan for the last day',
    'Não programe para o último dia',
  ),
}

export const categories: DemoCategory[] = [
  {
    key: 'process_error',
    name: t('Proceso que termina en error', 'Process that ends in error', 'Processo com erro'),
    description: t(
      'El sistema muestra un mensaje o no deja continuar',
      'The system shows a message or does not let you go on',
      'O sistema mostra uma mensagem ou não deixa continuar',
    ),
    evidence: ['screen'],
    fields: [menuPath, happenedAt, voucher, errorMessage, expected, frequency],
  },
  {
    key: 'report',
    name: t(
      'Reporte con resultado inesperado',
      'Report with unexpected result',
      'Relatório inesperado',
    ),
    description: t(
      'Adjunte también la pantalla de configuración con las opciones marcadas',
      'Also attach the configuration screen with the options marked',
      'Anexe também a tela de configuração com as opções marcadas',
    ),
    evidence: ['screen', 'report_config'],
    fields: [menuPath, reportPeriod, expected, affectedCount],
  },
  {
    key: 'data_difference',
    name: t(
      'Diferencia en saldos o montos',
      'Difference in balances or amounts',
      'Diferença em valores',
    ),
    description: t(
      'Dos cifras que deberían coincidir no coinciden',
      'Two figures that should agree do not',
      'Dois valores que deveriam coincidir não coincidem',
    ),
    evidence: ['screen'],
    fields: [menuPath, voucher, expected, affectedCount],
  },
  {
    key: 'query',
    name: t('Consulta de uso', 'How-to question', 'Dúvida de uso'),
    description: t(
      'Cómo se hace algo en el sistema',
      'How something is done in the system',
      'Como se faz algo no sistema',
    ),
    evidence: ['screen'],
    fields: [menuPath, goal],
  },
  {
    key: 'configuration',
    name: t('Configuración', 'Configuration', 'Configuração'),
    description: t(
      'Parámetros, tablas, usuarios y permisos',
      'Parameters, tables, users and permissions',
      'Parâmetros, tabelas, usuários e permissões',
    ),
    evidence: ['screen'],
    fields: [menuPath, goal, neededOn],
  },
  {
    key: 'requirement',
    name: t('Requerimiento de cambio', 'Change request', 'Pedido de mudança'),
    description: t(
      'Algo que el sistema todavía no hace',
      'Something the system does not do yet',
      'Algo que o sistema ainda não faz',
    ),
    evidence: ['screen'],
    fields: [menuPath, goal, neededOn],
  },
]
