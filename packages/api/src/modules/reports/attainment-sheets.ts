import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { dayBefore } from '../../local-date.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { reportTexts } from '../../locales/report-texts.ts'

/** Text, a number, or nothing where there is no figure. */
export type Cell = string | number | null
export type Sheet = { name: string; columns: string[]; rows: Cell[][] }

type Texts = (typeof reportTexts)[Locale]
type Counts = Omit<AttainmentReport['series'][number], 'from' | 'to'>
type Times = Pick<AttainmentReport['totals'], 'firstReply' | 'resolution'>
type Column = keyof Texts['columns']
type Row = Partial<Record<Column, Cell>>

const countColumns: Column[] = [
  'clocks',
  'met',
  'breached',
  'breachedByRetarget',
  'running',
  'attainment',
]
const timeColumns: Column[] = [
  'answered',
  'firstReplyMedian',
  'firstReplyP90',
  'closed',
  'resolutionAverage',
  'resolutionMedian',
  'resolutionP90',
  'clockAverage',
  'clockMedian',
  'clockP90',
]
const redColumns: Column[] = ['red', 'redCases']
const periodColumns: Column[] = ['metric', 'from', 'until']

/** The report as three tables in the reader's words: the total, its weeks or months, its groups. */
export function attainmentSheets(report: AttainmentReport, locale: Locale): Sheet[] {
  const texts = reportTexts[locale]
  const { totals, series, groups } = rowsOf(report, texts)
  const table = (name: string, columns: Column[], rows: Row[]) => ({
    name,
    columns: columns.map((column) => texts.columns[column]),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  })
  const { sheets } = texts
  return [
    table(
      sheets.totals,
      [...periodColumns, ...countColumns, ...timeColumns, ...redColumns],
      [totals],
    ),
    table(sheets.series, [...periodColumns, ...countColumns], series),
    table(
      sheets.groups,
      ['kind', 'name', ...periodColumns, ...countColumns, ...timeColumns],
      groups,
    ),
  ]
}

/** All of it as one table, for files that hold a single one. */
export function attainmentTable(report: AttainmentReport, locale: Locale): Sheet {
  const texts = reportTexts[locale]
  const { totals, series, groups } = rowsOf(report, texts)
  const columns: Column[] = [
    'kind',
    'name',
    ...periodColumns,
    ...countColumns,
    ...timeColumns,
    ...redColumns,
  ]
  return {
    name: texts.file,
    columns: columns.map((column) => texts.columns[column]),
    rows: [totals, ...series, ...groups].map((row) => columns.map((column) => row[column] ?? null)),
  }
}

function rowsOf(report: AttainmentReport, texts: Texts) {
  const metric = texts.metrics[report.metric]
  const period = ({ from, to }: { from: string; to: string }): Row => ({
    metric,
    from,
    until: dayBefore(to),
  })
  const { red } = report.totals
  const totals: Row = {
    kind: texts.kinds.total,
    ...period(report),
    ...countCells(report.totals),
    ...timeCells(report.totals),
    red: hours(red.minutes),
    redCases: red.cases,
  }
  const series = report.series.map((part): Row => ({
    kind: texts.kinds[report.interval],
    ...period(part),
    ...countCells(part),
  }))
  const groups = report.groups.map((group): Row => ({
    kind: texts.kinds[report.groupBy],
    name: nameOf(group, texts),
    ...period(report),
    ...countCells(group),
    ...timeCells(group),
  }))
  return { totals, series, groups }
}

const isCriticality = (key: string, texts: Texts): key is keyof Texts['criticality'] =>
  Object.hasOwn(texts.criticality, key)

const nameOf = ({ key, name }: { key: string; name: string | null }, texts: Texts): string =>
  name ?? (isCriticality(key, texts) ? texts.criticality[key] : key)

const countCells = ({ attainment, ...counts }: Counts): Row => ({
  clocks: counts.clocks,
  met: counts.met,
  breached: counts.breached,
  breachedByRetarget: counts.breachedByRetarget,
  running: counts.running,
  attainment: attainment === null ? null : Math.round(attainment * 10_000) / 100,
})

const timeCells = ({ firstReply, resolution }: Times): Row => ({
  answered: firstReply.answered,
  firstReplyMedian: hours(firstReply.median),
  firstReplyP90: hours(firstReply.p90),
  closed: resolution.closed,
  resolutionAverage: hours(resolution.business?.average),
  resolutionMedian: hours(resolution.business?.median),
  resolutionP90: hours(resolution.business?.p90),
  clockAverage: hours(resolution.clock?.average),
  clockMedian: hours(resolution.clock?.median),
  clockP90: hours(resolution.clock?.p90),
})

/** Minutes as hours with four decimals, which still name the minute. */
const hours = (minutes: number | null | undefined): number | null =>
  minutes === null || minutes === undefined ? null : Math.round((minutes / 60) * 10_000) / 10_000
