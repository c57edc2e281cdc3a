import type { TemplateFieldType } from '@mesa/shared/wire/catalogs.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { caseWorkQueries } from './case-work.queries.ts'

/** What the case says about itself: product, category, its template's fields, why it ended. */
export function CaseData({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleCase.context')
  const format = useFormat()
  const reasons = useReasons(ticket)
  const answers = useTemplateAnswers(ticket)
  const { names } = ticket
  const facts: [string, string | null][] = [
    [t('product'), names.product],
    [t('category'), names.category],
    [t('opened'), format.instant(ticket.openedAt)],
    [t('vendorCase'), ticket.vendorCaseNumber],
    [t('closeReason'), reasons.end],
    ...answers,
  ]
  return (
    <section className="ctx" aria-labelledby="ctx-datos">
      <header>
        <h2 id="ctx-datos">{t('caseData')}</h2>
      </header>
      <dl className="kv kv-left">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** Why the system itself ends a case: in no catalogue. */
const systemEnds = ['silence', 'watch_ended'] as const

/** The catalogues' words for the codes of a case; a code that left its catalogue stands as it is. */
function useReasons({ status, closeReason }: TicketView) {
  const t = useTranslations('consoleClocks.end')
  const endKind = status === 'cancelled' ? 'cancel-reasons' : 'close-reasons'
  const ends = useQuery({ ...caseWorkQueries.allOf(endKind), enabled: closeReason !== null })
  const nameOf = (query: typeof ends, code: string | null) =>
    query.data?.items.find((entry) => entry.code === code)?.name ?? code
  const bySystem = systemEnds.find((one) => one === closeReason)
  return { end: bySystem ? t(bySystem) : nameOf(ends, closeReason) }
}

/** Answers in the order and the words of the form the case was written under (IN-4). */
function useTemplateAnswers({ template, fields }: TicketView): [string, string][] {
  const t = useTranslations('consoleCase.context')
  const format = useFormat()
  const textOf = (value: string | number | boolean, type: TemplateFieldType): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return String(value)
    if (type === 'datetime' && !Number.isNaN(Date.parse(value))) return format.instant(value)
    if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value)
    return value
  }
  return template.flatMap(({ key, label, type }): [string, string][] => {
    const value = fields[key]
    return value === undefined ? [] : [[label, textOf(value, type)]]
  })
}
