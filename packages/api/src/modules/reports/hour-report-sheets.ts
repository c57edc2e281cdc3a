import type {
  ContractsReport,
  EndingReport,
  UsageReport,
} from '@mesa/shared/wire/contract-reports.schema'
import { dayBefore } from '../../local-date.ts'
import { hourReportTexts } from '../../locales/hour-report-texts.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import type { Cell, Sheet } from './attainment-sheets.ts'
import type { TimeFile } from './time-report.service.ts'
import type { WorkFile } from './work-report.service.ts'

type Texts = (typeof hourReportTexts)[Locale]
type Column = keyof Texts['columns']
type Row = Partial<Record<Column, Cell>>
type Named = Sheet & { file: string }

function table(
  texts: Texts,
  about: { file: keyof Texts['files']; sheet: keyof Texts['sheets'] },
  { columns, rows }: { columns: Column[]; rows: Row[] },
): Named {
  return {
    file: texts.files[about.file],
    name: texts.sheets[about.sheet],
    columns: columns.map((column) => texts.columns[column]),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  }
}

/** RP-6: the total, then its groups. */
export function contractsSheet(report: ContractsReport, locale: Locale): Named {
  const texts = hourReportTexts[locale]
  const total = { key: '', ...report.totals, name: texts.total }
  const rows = [total, ...report.groups].map((row): Row => ({
    name: row.name ?? nameOfKey(row.key, texts),
    contracts: row.contracts,
    warranties: row.warranties,
    daysLeft: row.soonestDaysLeft,
    granted: hours(row.grantedMinutes),
    used: hours(row.consumedMinutes),
    held: hours(row.heldMinutes),
    expired: hours(row.expiredMinutes),
    left: hours(row.minutesLeft),
  }))
  const columns: Column[] = ['name', 'contracts', 'warranties', 'daysLeft', 'granted', 'used']
  columns.push('held', 'expired', 'left')
  return table(texts, { file: 'contracts', sheet: 'groups' }, { columns, rows })
}

/** RP-7. */
export function endingSheet(report: EndingReport, locale: Locale): Named {
  const texts = hourReportTexts[locale]
  const rows = report.items.map((one): Row => ({
    number: one.contract.number,
    contract: one.contract.name,
    organization: one.organization.name,
    type: one.contract.type?.name ?? nameOfKey(one.contract.kind, texts),
    from: one.startsOn,
    until: dayBefore(one.endsOn),
    daysLeft: one.daysLeft,
    granted: one.isUnlimited ? null : hours(one.grantedMinutes),
    used: hours(one.consumedMinutes),
    left: one.isUnlimited || one.grantedMinutes === 0 ? null : hours(one.minutesLeft),
    byDays: one.isByDays ? texts.yes : texts.no,
    byHours: one.isByMinutes ? texts.yes : texts.no,
  }))
  const columns: Column[] = ['number', 'contract', 'organization', 'type', 'from', 'until']
  columns.push('daysLeft', 'granted', 'used', 'left', 'byDays', 'byHours')
  return table(texts, { file: 'ending', sheet: 'contracts' }, { columns, rows })
}

/** RP-9: months, then groups. */
export function usageSheets(report: UsageReport, locale: Locale): Named[] {
  const texts = hourReportTexts[locale]
  const months = report.series.map((part): Row => ({
    from: part.from,
    until: dayBefore(part.to),
    granted: hours(part.grantedMinutes),
    used: hours(part.usedMinutes),
  }))
  const total = { key: '', organizationName: null, ...report.totals, name: texts.total }
  const rows = [total, ...report.groups].map((row): Row => ({
    name: row.name ?? nameOfKey(row.key, texts),
    organization: row.organizationName,
    contracts: row.contracts,
    contracted: hours(row.contractedMinutes),
    usedBefore: hours(row.usedBeforeMinutes),
    used: hours(row.usedMinutes),
    share: row.usedShare === null ? null : Math.round(row.usedShare * 10_000) / 100,
  }))
  const columns: Column[] = ['name', 'organization', 'contracts', 'contracted', 'usedBefore']
  columns.push('used', 'share')
  return [
    table(
      texts,
      { file: 'usage', sheet: 'months' },
      { columns: ['from', 'until', 'granted', 'used'], rows: months },
    ),
    table(texts, { file: 'usage', sheet: 'groups' }, { columns, rows }),
  ]
}

/** RP-8: people with their customers, then the work done. */
export function workSheets({ report, lines, components }: WorkFile, locale: Locale): Named[] {
  const texts = hourReportTexts[locale]
  const people = report.people.flatMap((person) =>
    person.organizations.map((one): Row => ({
      person: person.name,
      organization: one.name,
      cases: one.cases,
      entries: one.entries,
      worked: hours(one.workedMinutes),
      charged: hours(one.chargedMinutes),
    })),
  )
  const work = lines.map((line): Row => ({
    day: line.workedOn,
    person: line.person.name,
    organization: line.organization.name,
    number: line.contract?.number ?? null,
    case: line.ticketNumber,
    subject: line.subject,
    component: components.get(line.component) ?? line.component,
    description: line.description,
    worked: hours(line.workedMinutes),
    charged: hours(line.chargedMinutes),
  }))
  const peopleColumns: Column[] = [
    'person',
    'organization',
    'cases',
    'entries',
    'worked',
    'charged',
  ]
  const columns: Column[] = ['day', 'person', 'organization', 'number', 'case', 'subject']
  columns.push('component', 'description', 'worked', 'charged')
  return [
    table(texts, { file: 'work', sheet: 'people' }, { columns: peopleColumns, rows: people }),
    table(texts, { file: 'work', sheet: 'work' }, { columns, rows: work }),
  ]
}

/** RP-10: people and types, then the entries. */
export function timeSheets({ report, lines }: TimeFile, locale: Locale): Named[] {
  const texts = hourReportTexts[locale]
  const isByPerson = report.groupBy === 'person'
  const groups = report.groups.flatMap((group) =>
    group.parts.map((part): Row => ({
      person: isByPerson ? group.name : part.name,
      type: isByPerson ? part.name : group.name,
      entries: part.entries,
      worked: hours(part.minutes),
    })),
  )
  const entries = lines.map((line): Row => ({
    day: line.workedOn,
    person: line.person.name,
    type: line.type.name,
    worked: hours(line.minutes),
    description: line.note,
  }))
  const first: Column = isByPerson ? 'person' : 'type'
  const second: Column = isByPerson ? 'type' : 'person'
  return [
    table(
      texts,
      { file: 'time', sheet: 'groups' },
      { columns: [first, second, 'entries', 'worked'], rows: groups },
    ),
    table(
      texts,
      { file: 'time', sheet: 'entries' },
      { columns: ['day', 'person', 'type', 'worked', 'description'], rows: entries },
    ),
  ]
}

const isKind = (key: string, texts: Texts): key is keyof Texts['kinds'] =>
  Object.hasOwn(texts.kinds, key)
const nameOfKey = (key: string, texts: Texts) => (isKind(key, texts) ? texts.kinds[key] : key)

/** Minutes as hours with four decimals, which still name the minute. */
const hours = (minutes: number): number => Math.round((minutes / 60) * 10_000) / 10_000
