import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { isBackToHeld } from '@mesa/shared/ledger/statement'
import type { LotView } from '@mesa/shared/wire/contracts.schema'
import type { StatementLine, StatementView } from '@mesa/shared/wire/postings.schema'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { type Corrections, correctionsIn } from './corrections.ts'
import { Correction, rowId } from './correction.tsx'
import { portalLinks, type StatementLinks } from './statement-links.ts'
import { StatementTrace } from './statement-trace.tsx'
import { useLotName } from '../../lib/lot-name.ts'

type TableProps = { statement: StatementView; links?: StatementLinks }

/** The movements at hand, oldest first; a line opens movement → work → consent → lot. */
export function StatementTable({ statement, links = portalLinks }: TableProps) {
  const t = useTranslations('hoursPage')
  const corrections = correctionsIn(statement.lines)
  const columns = ['source', 'date', 'movement', 'case', 'lot', 'minutes', 'balance'] as const
  return (
    // The box scrolls sideways on narrow screens, so it must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls needs the focus
    <div className="card table-wrap" tabIndex={0} role="region" aria-label={t('statement.caption')}>
      <table className="table stmt">
        <caption className="sr">{t('statement.caption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'minutes' || column === 'balance' ? 'num' : undefined}
              >
                {column === 'source' ? (
                  <span className="sr">{t('col.source')}</span>
                ) : (
                  t(`col.${column}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <EdgeRow label={t('opening')} minutes={statement.openingMinutes} />
          {statement.lines.map((line, place, lines) => (
            <Line
              key={`${line.postingId} ${line.lotId}`}
              line={line}
              isFirstOfSeq={lines[place - 1]?.seq !== line.seq}
              statement={statement}
              corrections={corrections}
              links={links}
            />
          ))}
          {statement.nextCursor === null && (
            <EdgeRow label={t('closing')} minutes={statement.closingMinutes} />
          )}
        </tbody>
      </table>
    </div>
  )
}

function EdgeRow({ label, minutes }: { label: string; minutes: number }) {
  const format = useFormat()
  return (
    <tr className="stmt-edge-row">
      <th scope="row" colSpan={6} className="soft stmt-edge">
        {label}
      </th>
      <td className="num stmt-balance">{format.duration(minutes, 'full')}</td>
    </tr>
  )
}

type LineProps = {
  line: StatementLine
  /** A posting has a line for each lot that it touches. */
  isFirstOfSeq: boolean
  statement: StatementView
  corrections: Corrections
  links: StatementLinks
}

function Line({ line, isFirstOfSeq, statement, corrections, links }: LineProps) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const lot = statement.lots.find(({ id }) => id === line.lotId)
  const kind = t(isBackToHeld(line) ? 'backToHeld' : `kind.${line.kind}`)
  const what = wordsOf(line, statement) ?? kind
  const date = format.date(line.effectiveOn)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <Fragment>
      <tr className={isOpen ? 'open' : undefined}>
        <td className="stmt-source">
          <button
            type="button"
            className="exp-btn"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'hideSource' : 'showSource', { what, date })}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Chevron className="ico" aria-hidden />
          </button>
        </td>
        <td className="nowrap soft stmt-date">{date}</td>
        <th scope="row" className="stmt-what" id={isFirstOfSeq ? rowId(line.seq) : undefined}>
          {what}
          {what !== kind && <span className="muted xs block">{kind}</span>}
          <Correction line={line} corrections={corrections} />
        </th>
        <td className="stmt-case" data-label={t('col.case')}>
          {line.ticketNumber ? (
            <Link to={links.case(line.ticketNumber)}>{line.ticketNumber}</Link>
          ) : (
            <span className="muted">—</span>
          )}
        </td>
        <td className="soft stmt-lot">{lot ? <LotName lot={lot} /> : '—'}</td>
        <Minutes line={line} />
        <td className="num stmt-balance" data-label={t('col.balance')}>
          {format.duration(line.balanceAfter, 'full')}
        </td>
      </tr>
      {isOpen && (
        <tr className="detail">
          <td colSpan={7}>
            <StatementTrace
              line={line}
              statement={statement}
              corrections={corrections}
              links={links}
            />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

function LotName({ lot }: { lot: LotView }) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const nameOf = useLotName()
  return (
    <span title={lot.note ?? undefined}>
      {nameOf(lot)}
      <span className="muted xs block nowrap">
        {t('until', { date: format.date(lastDay(lot.validUntil)) })}
      </span>
    </span>
  )
}

function Minutes({ line }: { line: StatementLine }) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const { kind, minutes } = line
  const isBack = isBackToHeld(line)
  if (kind === 'capture' || isBack) {
    return (
      <td className="num muted stmt-minutes">
        {t.rich(isBack ? 'toHeld' : 'fromHeld', {
          minutes: format.duration(Math.abs(minutes), 'full'),
          n: (figure) => <span className="block">{figure}</span>,
        })}
      </td>
    )
  }
  const sign = minutes > 0 ? '+ ' : ''
  return (
    <td className={minutes > 0 ? 'num pos stmt-minutes' : 'num stmt-minutes'}>
      {sign}
      {format.duration(minutes, 'full')}
    </td>
  )
}

/** The work's own words, else the reason written on the movement. */
function wordsOf(line: StatementLine, { worklogs }: StatementView): string | null {
  const work = worklogs.find(({ id }) => id === line.worklogId)
  return work?.description ?? line.reason
}
