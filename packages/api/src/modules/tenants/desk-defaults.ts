import type { Terms } from '@mesa/shared/ledger/terms'
import type { CatalogKind, CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import { defaultWords } from './desk-words.ts'

type Name = { es: string; en: string; pt: string }
/** An entry of a new desk's catalogues; its name need not exist in every language. */
export type CatalogSeed = {
  kind: CatalogKind
  code: string
  name: Pick<Name, 'es'> & Partial<Name>
  settings?: CatalogSettings
  /** Of a contract type. */
  terms?: Partial<Terms>
}

const name = (es: string, en: string, pt: string): Name => ({ es, en, pt })

/** What a new desk starts with; each desk edits its own afterwards (CA-1). */
export const defaultCatalog: CatalogSeed[] = [
  {
    kind: 'categories',
    code: 'error',
    name: name('Error o falla', 'Error or failure', 'Erro ou falha'),
  },
  {
    kind: 'categories',
    code: 'report',
    name: name('Reporte o listado', 'Report or listing', 'Relatório ou listagem'),
  },
  {
    kind: 'categories',
    code: 'how_to',
    name: name('Consulta de uso', 'How to use it', 'Dúvida de uso'),
  },
  {
    kind: 'categories',
    code: 'data',
    name: name('Datos por corregir', 'Data to correct', 'Dados a corrigir'),
  },
  { kind: 'close-reasons', code: 'solved', name: name('Resuelto', 'Solved', 'Resolvido') },
  {
    kind: 'close-reasons',
    code: 'withdrawn',
    name: name('Retirado por el cliente', 'Withdrawn by the customer', 'Retirado pelo cliente'),
  },
  {
    kind: 'close-reasons',
    code: 'no_answer',
    name: name(
      'Sin respuesta del cliente',
      'No answer from the customer',
      'Sem resposta do cliente',
    ),
    settings: { withoutValidation: true },
  },
  {
    kind: 'close-reasons',
    code: 'confirmed_by_phone',
    name: name('Confirmado por teléfono', 'Confirmed by phone', 'Confirmado por telefone'),
    settings: { withoutValidation: true },
  },
  {
    kind: 'close-reasons',
    code: 'out_of_scope',
    name: name('Fuera del alcance', 'Out of scope', 'Fora do escopo'),
    settings: { withoutValidation: true },
  },
  { kind: 'cancel-reasons', code: 'duplicate', name: name('Duplicado', 'Duplicate', 'Duplicado') },
  {
    kind: 'cancel-reasons',
    code: 'reply_to_other',
    name: name('Respuesta a otro caso', 'Reply to another case', 'Resposta a outro caso'),
  },
  {
    kind: 'cancel-reasons',
    code: 'not_entitled',
    name: name('Sin derecho a soporte', 'Not entitled to support', 'Sem direito a suporte'),
  },
  { kind: 'cancel-reasons', code: 'spam', name: name('Correo no deseado', 'Spam', 'Spam') },
  {
    kind: 'priority-reasons',
    code: 'platform_down',
    name: name('Plataforma caída', 'Platform down', 'Plataforma fora do ar'),
  },
  {
    kind: 'priority-reasons',
    code: 'member_billing_down',
    name: name(
      'Facturación de socios detenida',
      'Member billing stopped',
      'Faturamento de sócios parado',
    ),
  },
  {
    kind: 'priority-reasons',
    code: 'special_process',
    name: name('Proceso especial', 'Special process', 'Processo especial'),
    settings: { needsNotice: true },
  },
  {
    kind: 'priority-reasons',
    code: 'payroll_cheques_tax_accounting',
    name: name(
      'Nómina, cheques, impuestos o contabilidad',
      'Payroll, cheques, tax or accounting',
      'Folha, cheques, impostos ou contabilidade',
    ),
  },
  ...defaultWords,
]
