import type { ChangedClock, WhatIfView } from '@mesa/shared/wire/what-if.schema'
import { useLocale, useTranslations } from 'use-intl'
import { SectionCard } from '../../components/section-card.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { compare, type Compared, shareOf } from './try-out.ts'

const metricName = {
  first_reply: 'firstReply',
  next_reply: 'nextReply',
  resolution: 'resolution',
} as const

/** Attainment as it was and as it would have been, and the cases that make the difference. */
export function WhatIfResult({ result }: { result: WhatIfView }) {
  const t = useTranslations('adminTargets.result')
  if (result.clocks === 0)
    return (
      <SectionCard title={t('title')}>
        <p>{t('empty')}</p>
      </SectionCard>
    )
  return (
    <SectionCard title={t('says', { count: result.changedCount })}>
      <p className="md soft">{t('of', { count: result.clocks })}</p>
      <Comparison rows={compare(result)} />
      {result.changed.length > 0 && <Changed result={result} />}
    </SectionCard>
  )
}

function Comparison({ rows }: { rows: readonly Compared[] }) {
  const t = useTranslations('adminTargets.result')
  return (
    <table className="table table-cards">
      <caption className="sr">{t('caption')}</caption>
      <thead>
        <tr>
          {(['metric', 'criticality'] as const).map((one) => (
            <th key={one} scope="col">
              {t(one)}
            </th>
          ))}
          {(['actual', 'whatIf', 'difference'] as const).map((one) => (
            <th key={one} scope="col" className="num">
              {t(one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ComparedRow key={`${row.metric} ${row.criticality}`} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function ComparedRow({ row }: { row: Compared }) {
  const t = useTranslations('adminTargets')
  const locale = useLocale()
  const words = useTranslations('console.words.criticality')
  const share = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const signed = new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  })
  const said = (kept: Compared['actual']) => {
    const part = shareOf(kept)
    if (part === null) return t('result.noShare')
    return t('result.share', { percent: share.format(part), met: kept.met, ended: kept.ended })
  }
  const { criticality } = row
  const [before, after] = [shareOf(row.actual), shareOf(row.whatIf)]
  const ruled = () => {
    if (criticality === null) return t('backtest.noneRuled')
    return criticality === 'all' ? t('result.all') : words(criticality)
  }
  return (
    <tr>
      <th scope="row">{t(`inForce.${metricName[row.metric]}`)}</th>
      <td data-label={t('result.criticality')}>{ruled()}</td>
      <td className="num" data-label={t('result.actual')}>
        {said(row.actual)}
      </td>
      <td className="num" data-label={t('result.whatIf')}>
        {said(row.whatIf)}
      </td>
      <td className="num" data-label={t('result.difference')}>
        {before === null || after === null
          ? '–'
          : t('result.points', { points: signed.format((after - before) * 100) })}
      </td>
    </tr>
  )
}

function Changed({ result: { changed, changedCount } }: { result: WhatIfView }) {
  const t = useTranslations('adminTargets')
  const { instant } = useFormat()
  const said = ({ outcome, dueAt }: ChangedClock['actual']) => {
    const word = t(`result.outcome.${outcome}`)
    return dueAt === null ? word : t('result.due', { outcome: word, when: instant(dueAt) })
  }
  return (
    <>
      <h3>{t('result.changed')}</h3>
      {changedCount > changed.length && (
        <p className="sm soft">
          {t('result.firstOnly', { shown: changed.length, count: changedCount })}
        </p>
      )}
      <table className="table table-cards">
        <caption className="sr">{t('result.changed')}</caption>
        <thead>
          <tr>
            {(['number', 'subject', 'metric', 'actual', 'whatIf'] as const).map((one) => (
              <th key={one} scope="col">
                {t(`result.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.map((one) => (
            <tr key={`${one.number} ${one.metric} ${one.cycle}`}>
              <th scope="row">{one.number}</th>
              <td data-label={t('result.subject')}>{one.subject}</td>
              <td data-label={t('result.metric')}>{t(`inForce.${metricName[one.metric]}`)}</td>
              <td data-label={t('result.actual')}>{said(one.actual)}</td>
              <td data-label={t('result.whatIf')}>{said(one.whatIf)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
