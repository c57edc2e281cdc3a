import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import type { Locale } from './problem-text-types.ts'

type ReportTexts = {
  /** Name of the file, without its ending. */
  file: string
  sheets: { totals: string; series: string; groups: string }
  /** What a row speaks of. */
  kinds: { total: string; week: string; month: string } & Record<
    AttainmentReport['groupBy'],
    string
  >
  metrics: Record<AttainmentReport['metric'], string>
  criticality: Record<'minor' | 'moderate' | 'serious' | 'critical' | 'none', string>
  columns: {
    kind: string
    name: string
    metric: string
    from: string
    /** The last day that counts. */
    until: string
    clocks: string
    met: string
    breached: string
    breachedByRetarget: string
    running: string
    attainment: string
    answered: string
    firstReplyMedian: string
    firstReplyP90: string
    closed: string
    resolutionAverage: string
    resolutionMedian: string
    resolutionP90: string
    clockAverage: string
    clockMedian: string
    clockP90: string
    red: string
    redCases: string
  }
}

/** The words of reports as files; durations are numbers of hours. */
export const reportTexts: Record<Locale, ReportTexts> = {
  es: {
    file: 'cumplimiento',
    sheets: { totals: 'Total', series: 'Por período', groups: 'Por grupo' },
    kinds: {
      total: 'Total',
      week: 'Semana',
      month: 'Mes',
      criticality: 'Criticidad',
      product: 'Producto',
      organization: 'Empresa',
    },
    metrics: {
      first_reply: 'Primera respuesta',
      next_reply: 'Respuesta siguiente',
      resolution: 'Resolución',
    },
    criticality: {
      minor: 'Menor',
      moderate: 'Moderado',
      serious: 'Grave',
      critical: 'Crítico',
      none: 'Sin criticidad',
    },
    columns: {
      kind: 'Fila',
      name: 'Nombre',
      metric: 'Plazo',
      from: 'Desde',
      until: 'Hasta',
      clocks: 'Plazos',
      met: 'A tiempo',
      breached: 'Vencidos',
      breachedByRetarget: 'Vencidos al cambiar el plazo',
      running: 'En curso',
      attainment: 'Cumplimiento (%)',
      answered: 'Casos respondidos',
      firstReplyMedian: 'Primera respuesta, mediana (h de atención)',
      firstReplyP90: 'Primera respuesta, percentil 90 (h de atención)',
      closed: 'Casos cerrados',
      resolutionAverage: 'Resolución, promedio (h de atención)',
      resolutionMedian: 'Resolución, mediana (h de atención)',
      resolutionP90: 'Resolución, percentil 90 (h de atención)',
      clockAverage: 'Resolución, promedio (h de reloj)',
      clockMedian: 'Resolución, mediana (h de reloj)',
      clockP90: 'Resolución, percentil 90 (h de reloj)',
      red: 'Tiempo en rojo (h de atención)',
      redCases: 'Casos que estuvieron en rojo',
    },
  },
  en: {
    file: 'attainment',
    sheets: { totals: 'Total', series: 'By period', groups: 'By group' },
    kinds: {
      total: 'Total',
      week: 'Week',
      month: 'Month',
      criticality: 'Criticality',
      product: 'Product',
      organization: 'Company',
    },
    metrics: { first_reply: 'First reply', next_reply: 'Next reply', resolution: 'Resolution' },
    criticality: {
      minor: 'Minor',
      moderate: 'Moderate',
      serious: 'Serious',
      critical: 'Critical',
      none: 'No criticality',
    },
    columns: {
      kind: 'Row',
      name: 'Name',
      metric: 'Target',
      from: 'From',
      until: 'Until',
      clocks: 'Targets',
      met: 'In time',
      breached: 'Late',
      breachedByRetarget: 'Late when the target changed',
      running: 'Running',
      attainment: 'Attainment (%)',
      answered: 'Cases answered',
      firstReplyMedian: 'First reply, median (attention h)',
      firstReplyP90: 'First reply, 90th percentile (attention h)',
      closed: 'Cases closed',
      resolutionAverage: 'Resolution, average (attention h)',
      resolutionMedian: 'Resolution, median (attention h)',
      resolutionP90: 'Resolution, 90th percentile (attention h)',
      clockAverage: 'Resolution, average (clock h)',
      clockMedian: 'Resolution, median (clock h)',
      clockP90: 'Resolution, 90th percentile (clock h)',
      red: 'Time in red (attention h)',
      redCases: 'Cases that were red',
    },
  },
  pt: {
    file: 'cumprimento',
    sheets: { totals: 'Total', series: 'Por período', groups: 'Por grupo' },
    kinds: {
      total: 'Total',
      week: 'Semana',
      month: 'Mês',
      criticality: 'Criticidade',
      product: 'Produto',
      organization: 'Empresa',
    },
    metrics: {
      first_reply: 'Primeira resposta',
      next_reply: 'Resposta seguinte',
      resolution: 'Resolução',
    },
    criticality: {
      minor: 'Menor',
      moderate: 'Moderado',
      serious: 'Grave',
      critical: 'Crítico',
      none: 'Sem criticidade',
    },
    columns: {
      kind: 'Linha',
      name: 'Nome',
      metric: 'Prazo',
      from: 'De',
      until: 'Até',
      clocks: 'Prazos',
      met: 'No prazo',
      breached: 'Vencidos',
      breachedByRetarget: 'Vencidos ao mudar o prazo',
      running: 'Em curso',
      attainment: 'Cumprimento (%)',
      answered: 'Casos respondidos',
      firstReplyMedian: 'Primeira resposta, mediana (h de atendimento)',
      firstReplyP90: 'Primeira resposta, percentil 90 (h de atendimento)',
      closed: 'Casos encerrados',
      resolutionAverage: 'Resolução, média (h de atendimento)',
      resolutionMedian: 'Resolução, mediana (h de atendimento)',
      resolutionP90: 'Resolução, percentil 90 (h de atendimento)',
      clockAverage: 'Resolução, média (h de relógio)',
      clockMedian: 'Resolução, mediana (h de relógio)',
      clockP90: 'Resolução, percentil 90 (h de relógio)',
      red: 'Tempo em vermelho (h de atendimento)',
      redCases: 'Casos que estiveram em vermelho',
    },
  },
}
