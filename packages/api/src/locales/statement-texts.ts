import type { PostingKind } from '@mesa/shared/wire/postings.schema'
import type { Locale } from './problem-text-types.ts'

export type StatementTexts = {
  file: string
  title: string
  labels: Record<
    | 'customer'
    | 'contract'
    | 'period'
    | 'closed'
    | 'open'
    | 'opening'
    | 'closing'
    | 'granted'
    | 'charged'
    | 'expired'
    | 'held'
    | 'memo'
    | 'balance'
    | 'lots'
    | 'noLots'
    | 'movements'
    | 'noMovements'
    | 'withoutCase'
    | 'case'
    | 'caseTotal'
    | 'proof'
    | 'fingerprint'
    | 'statementHash',
    string
  >
  columns: Record<
    | 'date'
    | 'posted'
    | 'case'
    | 'subject'
    | 'movement'
    | 'component'
    | 'person'
    | 'description'
    | 'worked'
    | 'minutes'
    | 'hours'
    | 'balance'
    | 'consent'
    | 'lot'
    | 'lotLastDay'
    | 'valid'
    | 'granted'
    | 'used'
    | 'available'
    | 'corrects'
    | 'reason'
    | 'entry'
    | 'number'
    | 'name'
    | 'value',
    string
  >
  kinds: Record<PostingKind, string>
  backToHeld: string
  daysIn(zone: string): string
  closedBy(instant: string, who: string): string
  consented(who: string, hours: string): string
  corrects(month: string): string
  upTo(seq: number): string
  page(page: number): string
}

const es: StatementTexts = {
  file: 'estado-de-horas',
  title: 'Estado de horas',
  labels: {
    customer: 'Cliente',
    contract: 'Contrato',
    period: 'Período',
    closed: 'Cerrado',
    open: 'Sin cerrar: todavía puede cambiar',
    opening: 'Disponible al comenzar',
    closing: 'Disponible al terminar',
    granted: 'Recibidas',
    charged: 'Usadas',
    expired: 'Vencidas sin usar',
    held: 'Reservadas',
    memo: 'Trabajo incluido o de cortesía, sin descuento',
    balance: 'Resumen del período',
    lots: 'Lotes',
    noLots: 'No hay lotes de horas.',
    movements: 'Movimientos por caso',
    noMovements: 'Sin movimientos en este período.',
    withoutCase: 'Sin caso',
    case: 'Caso',
    caseTotal: 'Usadas en el caso',
    proof: 'Comprobación',
    fingerprint: 'Huella',
    statementHash: 'Huella del estado cerrado',
  },
  columns: {
    date: 'Fecha',
    posted: 'Registrado',
    case: 'Caso',
    subject: 'Asunto',
    movement: 'Movimiento',
    component: 'Componente',
    person: 'Persona',
    description: 'Trabajo',
    worked: 'Minutos trabajados',
    minutes: 'Minutos',
    hours: 'Horas',
    balance: 'Disponible',
    consent: 'Permiso',
    lot: 'Lote',
    lotLastDay: 'Último día del lote',
    valid: 'Vigencia',
    granted: 'Recibidas',
    used: 'Usadas',
    available: 'Disponibles',
    corrects: 'Corrige el mes',
    reason: 'Motivo',
    entry: 'Asiento',
    number: 'N.º',
    name: 'Dato',
    value: 'Valor (el tiempo, en minutos)',
  },
  kinds: {
    grant: 'Horas recibidas',
    hold: 'Reserva con su permiso',
    capture: 'Trabajo sobre lo reservado',
    release: 'Liberación de lo reservado',
    consume: 'Trabajo',
    settle: 'Liquidación',
    memo: 'Trabajo que no se descuenta',
    expire: 'Vencimiento',
    reverse: 'Devolución',
    adjust: 'Ajuste',
  },
  backToHeld: 'Devuelto a lo reservado',
  daysIn: (zone) => `Las fechas son las de los movimientos, en la hora de ${zone}.`,
  closedBy: (instant, who) => `${instant}, por ${who}`,
  consented: (who, hours) => `${who}, ${hours}`,
  corrects: (month) => `Corrige ${month}`,
  upTo: (seq) => `Movimientos del contrato hasta el n.º ${seq}.`,
  page: (page) => `Página ${page}`,
}

const en: StatementTexts = {
  file: 'hour-statement',
  title: 'Hour statement',
  labels: {
    customer: 'Customer',
    contract: 'Contract',
    period: 'Period',
    closed: 'Closed',
    open: 'Not closed: it may still change',
    opening: 'Available at the start',
    closing: 'Available at the end',
    granted: 'Received',
    charged: 'Used',
    expired: 'Expired unused',
    held: 'Reserved',
    memo: 'Included or courtesy work, not charged',
    balance: 'The period in short',
    lots: 'Lots',
    noLots: 'There are no lots of hours.',
    movements: 'Movements by case',
    noMovements: 'No movements in this period.',
    withoutCase: 'Without a case',
    case: 'Case',
    caseTotal: 'Used on the case',
    proof: 'Proof',
    fingerprint: 'Fingerprint',
    statementHash: 'Fingerprint of the closed statement',
  },
  columns: {
    date: 'Date',
    posted: 'Recorded',
    case: 'Case',
    subject: 'Subject',
    movement: 'Movement',
    component: 'Component',
    person: 'Person',
    description: 'Work',
    worked: 'Minutes worked',
    minutes: 'Minutes',
    hours: 'Hours',
    balance: 'Available',
    consent: 'Permission',
    lot: 'Lot',
    lotLastDay: 'Last day of the lot',
    valid: 'Valid',
    granted: 'Received',
    used: 'Used',
    available: 'Available',
    corrects: 'Corrects month',
    reason: 'Reason',
    entry: 'Entry',
    number: 'No.',
    name: 'Fact',
    value: 'Value (time in minutes)',
  },
  kinds: {
    grant: 'Hours received',
    hold: 'Reserved with your permission',
    capture: 'Work on reserved hours',
    release: 'Reserved hours released',
    consume: 'Work',
    settle: 'Settlement',
    memo: 'Work not charged',
    expire: 'Expiry',
    reverse: 'Return',
    adjust: 'Adjustment',
  },
  backToHeld: 'Returned to what is reserved',
  daysIn: (zone) => `Dates are those of the movements, in the time of ${zone}.`,
  closedBy: (instant, who) => `${instant}, by ${who}`,
  consented: (who, hours) => `${who}, ${hours}`,
  corrects: (month) => `Corrects ${month}`,
  upTo: (seq) => `Movements of the contract up to no. ${seq}.`,
  page: (page) => `Page ${page}`,
}

const pt: StatementTexts = {
  file: 'extrato-de-horas',
  title: 'Extrato de horas',
  labels: {
    customer: 'Cliente',
    contract: 'Contrato',
    period: 'Período',
    closed: 'Fechado',
    open: 'Não fechado: ainda pode mudar',
    opening: 'Disponível no início',
    closing: 'Disponível no fim',
    granted: 'Recebidas',
    charged: 'Usadas',
    expired: 'Vencidas sem uso',
    held: 'Reservadas',
    memo: 'Trabalho incluído ou de cortesia, sem desconto',
    balance: 'Resumo do período',
    lots: 'Lotes',
    noLots: 'Não há lotes de horas.',
    movements: 'Movimentos por caso',
    noMovements: 'Sem movimentos neste período.',
    withoutCase: 'Sem caso',
    case: 'Caso',
    caseTotal: 'Usadas no caso',
    proof: 'Comprovação',
    fingerprint: 'Impressão digital',
    statementHash: 'Impressão digital do extrato fechado',
  },
  columns: {
    date: 'Data',
    posted: 'Registrado',
    case: 'Caso',
    subject: 'Assunto',
    movement: 'Movimento',
    component: 'Componente',
    person: 'Pessoa',
    description: 'Trabalho',
    worked: 'Minutos trabalhados',
    minutes: 'Minutos',
    hours: 'Horas',
    balance: 'Disponível',
    consent: 'Permissão',
    lot: 'Lote',
    lotLastDay: 'Último dia do lote',
    valid: 'Vigência',
    granted: 'Recebidas',
    used: 'Usadas',
    available: 'Disponíveis',
    corrects: 'Corrige o mês',
    reason: 'Motivo',
    entry: 'Lançamento',
    number: 'N.º',
    name: 'Dado',
    value: 'Valor (o tempo, em minutos)',
  },
  kinds: {
    grant: 'Horas recebidas',
    hold: 'Reserva com a sua permissão',
    capture: 'Trabalho sobre o reservado',
    release: 'Liberação do reservado',
    consume: 'Trabalho',
    settle: 'Liquidação',
    memo: 'Trabalho não descontado',
    expire: 'Vencimento',
    reverse: 'Devolução',
    adjust: 'Ajuste',
  },
  backToHeld: 'Devolvido ao reservado',
  daysIn: (zone) => `As datas são as dos movimentos, no horário de ${zone}.`,
  closedBy: (instant, who) => `${instant}, por ${who}`,
  consented: (who, hours) => `${who}, ${hours}`,
  corrects: (month) => `Corrige ${month}`,
  upTo: (seq) => `Movimentos do contrato até o n.º ${seq}.`,
  page: (page) => `Página ${page}`,
}

/** Words of statements on paper and in files, in the reader's language. */
export const statementTexts: Record<Locale, StatementTexts> = { es, en, pt }
