import type { AttainmentPoint, ReportInterval } from '@mesa/shared/wire/reports.schema'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { conclude } from './conclusion.ts'

type Seen = { series: readonly AttainmentPoint[]; interval: ReportInterval }

/** Says a point of the series, and what the whole of it amounts to. */
export function useConclusion() {
  const t = useTranslations('reports')
  const { date } = useFormat()
  const pointName = ({ from }: { from: string }, interval: ReportInterval) =>
    t(interval === 'week' ? 'chart.weekOf' : 'chart.monthOf', { date: date(from) })
  const conclusion = ({ series, interval }: Seen, goal: number) => {
    const found = conclude(series, goal)
    if (found.kind === 'empty' || found.kind === 'none') return t(`conclusion.${found.kind}`)
    if (found.kind === 'met') return t('conclusion.met', { interval, count: found.count })
    const { below, count, worst } = found
    const lowest = { interval, when: date(worst.from) }
    const most = below > 1 ? t('conclusion.worst', lowest) : ''
    return t('conclusion.below', { interval, below, count }) + most
  }
  return { pointName, conclusion }
}
