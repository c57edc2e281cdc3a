import type { ContractKindWord } from '@mesa/shared/ledger/terms'
import type { Locale } from './problem-text-types.ts'

type Column =
  | 'name'
  | 'number'
  | 'contract'
  | 'organization'
  | 'type'
  | 'person'
  | 'day'
  | 'case'
  | 'subject'
  | 'component'
  | 'description'
  | 'from'
  | 'until'
  | 'contracts'
  | 'warranties'
  | 'cases'
  | 'entries'
  | 'daysLeft'
  | 'contracted'
  | 'granted'
  | 'used'
  | 'usedBefore'
  | 'held'
  | 'expired'
  | 'left'
  | 'share'
  | 'worked'
  | 'charged'
  | 'byDays'
  | 'byHours'

type HourReportTexts = {
  /** Names of files, without their days and ending. */
  files: Record<'contracts' | 'ending' | 'usage' | 'work' | 'time', string>
  sheets: Record<'groups' | 'contracts' | 'months' | 'people' | 'work' | 'entries', string>
  total: string
  yes: string
  no: string
  kinds: Record<ContractKindWord | 'none', string>
  columns: Record<Column, string>
}

/** The words of RP-6 to RP-10 as files; durations are numbers of hours. */
export const hourReportTexts: Record<Locale, HourReportTexts> = {
  es: {
    files: {
      contracts: 'contratos',
      ending: 'vencimientos',
      usage: 'horas-usadas',
      work: 'horas-cargadas',
      time: 'tiempo-fuera-de-casos',
    },
    sheets: {
      groups: 'Por grupo',
      contracts: 'Contratos',
      months: 'Por mes',
      people: 'Personas',
      work: 'Trabajo',
      entries: 'Anotaciones',
    },
    total: 'Total',
    yes: 'Sí',
    no: 'No',
    kinds: {
      contract: 'Contrato',
      warranty: 'Garantía',
      included: 'Incluido',
      independent: 'Independiente',
      licence_plan: 'Plan de licencias',
      package: 'Paquete',
      monthly: 'Mensual',
      annual: 'Anual',
      maintenance: 'Mantenimiento',
      unlimited: 'Sin límite',
      none: 'Sin tipo',
    },
    columns: {
      name: 'Nombre',
      number: 'Número',
      contract: 'Contrato',
      organization: 'Empresa',
      type: 'Tipo',
      person: 'Persona',
      day: 'Día',
      case: 'Caso',
      subject: 'Asunto',
      component: 'Componente',
      description: 'Detalle',
      from: 'Desde',
      until: 'Hasta',
      contracts: 'Contratos',
      warranties: 'Garantías',
      cases: 'Casos',
      entries: 'Anotaciones',
      daysLeft: 'Días que quedan',
      contracted: 'Contratado (h)',
      granted: 'Recibidas (h)',
      used: 'Usadas (h)',
      usedBefore: 'Usadas antes (h)',
      held: 'Reservadas (h)',
      expired: 'Vencidas (h)',
      left: 'Disponibles (h)',
      share: 'Usado (%)',
      worked: 'Trabajado (h)',
      charged: 'Cargado (h)',
      byDays: 'Por días',
      byHours: 'Por horas',
    },
  },
  en: {
    files: {
      contracts: 'contracts',
      ending: 'ending-contracts',
      usage: 'hours-used',
      work: 'hours-charged',
      time: 'time-off-cases',
    },
    sheets: {
      groups: 'By group',
      contracts: 'Contracts',
      months: 'By month',
      people: 'People',
      work: 'Work',
      entries: 'Entries',
    },
    total: 'Total',
    yes: 'Yes',
    no: 'No',
    kinds: {
      contract: 'Contract',
      warranty: 'Warranty',
      included: 'Included',
      independent: 'Independent',
      licence_plan: 'Licence plan',
      package: 'Package',
      monthly: 'Monthly',
      annual: 'Annual',
      maintenance: 'Maintenance',
      unlimited: 'Unlimited',
      none: 'Without a type',
    },
    columns: {
      name: 'Name',
      number: 'Number',
      contract: 'Contract',
      organization: 'Company',
      type: 'Type',
      person: 'Person',
      day: 'Day',
      case: 'Case',
      subject: 'Subject',
      component: 'Component',
      description: 'Details',
      from: 'From',
      until: 'Until',
      contracts: 'Contracts',
      warranties: 'Warranties',
      cases: 'Cases',
      entries: 'Entries',
      daysLeft: 'Days left',
      contracted: 'Contracted (h)',
      granted: 'Received (h)',
      used: 'Used (h)',
      usedBefore: 'Used before (h)',
      held: 'Reserved (h)',
      expired: 'Expired (h)',
      left: 'Available (h)',
      share: 'Used (%)',
      worked: 'Worked (h)',
      charged: 'Charged (h)',
      byDays: 'By days',
      byHours: 'By hours',
    },
  },
  pt: {
    files: {
      contracts: 'contratos',
      ending: 'vencimentos',
      usage: 'horas-usadas',
      work: 'horas-cobradas',
      time: 'tempo-fora-de-casos',
    },
    sheets: {
      groups: 'Por grupo',
      contracts: 'Contratos',
      months: 'Por mês',
      people: 'Pessoas',
      work: 'Trabalho',
      entries: 'Registros',
    },
    total: 'Total',
    yes: 'Sim',
    no: 'Não',
    kinds: {
      contract: 'Contrato',
      warranty: 'Garantia',
      included: 'Incluído',
      independent: 'Independente',
      licence_plan: 'Plano de licenças',
      package: 'Pacote',
      monthly: 'Mensal',
      annual: 'Anual',
      maintenance: 'Manutenção',
      unlimited: 'Sem limite',
      none: 'Sem tipo',
    },
    columns: {
      name: 'Nome',
      number: 'Número',
      contract: 'Contrato',
      organization: 'Empresa',
      type: 'Tipo',
      person: 'Pessoa',
      day: 'Dia',
      case: 'Caso',
      subject: 'Assunto',
      component: 'Componente',
      description: 'Detalhe',
      from: 'De',
      until: 'Até',
      contracts: 'Contratos',
      warranties: 'Garantias',
      cases: 'Casos',
      entries: 'Registros',
      daysLeft: 'Dias restantes',
      contracted: 'Contratado (h)',
      granted: 'Recebidas (h)',
      used: 'Usadas (h)',
      usedBefore: 'Usadas antes (h)',
      held: 'Reservadas (h)',
      expired: 'Vencidas (h)',
      left: 'Disponíveis (h)',
      share: 'Usado (%)',
      worked: 'Trabalhado (h)',
      charged: 'Cobrado (h)',
      byDays: 'Por dias',
      byHours: 'Por horas',
    },
  },
}
