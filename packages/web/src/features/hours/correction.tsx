import { useTranslations } from 'use-intl'
import type { StatementLine } from '@mesa/shared/wire/postings.schema'
import { useMonthWord } from '../../lib/month-word.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { Corrections } from './corrections.ts'

/** Where the line of a movement is on the page. */
export const rowId = (seq: number) => `mov-${seq}`

/** Both legs of a correction name each other: what it undoes, and by what it was undone. */
export function Correction({
  line,
  corrections,
}: {
  line: StatementLine
  corrections: Corrections
}) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const monthWord = useMonthWord()
  const undoes = corrections.undoes(line)
  const undoneBy = corrections.undoneBy(line)
  const words = (key: 'corrects' | 'correctedBy', leg: { seq: number; effectiveOn: string }) => (
    <a className="xs block" href={`#${rowId(leg.seq)}`}>
      {t(key, { seq: String(leg.seq), date: format.date(leg.effectiveOn) })}
    </a>
  )
  const other = () => {
    if (line.correctsMonth) return t('correctsMonth', { month: monthWord(line.correctsMonth) })
    return line.reversesId ? t('correctsOther') : null
  }
  return (
    <>
      {undoes
        ? words('corrects', undoes)
        : other() && <span className="xs block muted">{other()}</span>}
      {undoneBy && words('correctedBy', undoneBy)}
    </>
  )
}
