import type { WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import { useComponentWord } from '../../lib/component-word.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { WorkedCase } from './doubts.ts'

const CorrectDialog = lazy(async () => ({
  default: (await import('./correct-dialog.tsx')).CorrectDialog,
}))

type Props = { about: WorkedCase; items: readonly WorklogView[] }

/** The work done so far, with what was charged and why not; what was put right stays, struck through. */
export function WorklogList({ about, items }: Props) {
  const t = useTranslations('consoleCase.work')
  const [correcting, setCorrecting] = useState<WorklogView | null>(null)
  if (items.length === 0) return <p className="muted">{t('none')}</p>
  return (
    <>
      <ul className="stack">
        {items.map((work) => (
          <li key={work.id}>
            {work.correctedBy ? (
              <Corrected work={work} by={work.correctedBy} />
            ) : (
              <Standing about={about} work={work} onCorrect={() => setCorrecting(work)} />
            )}
          </li>
        ))}
      </ul>
      {correcting && (
        <Suspense fallback={null}>
          <CorrectDialog about={about} work={correcting} onClose={() => setCorrecting(null)} />
        </Suspense>
      )}
    </>
  )
}

type StandingProps = { about: WorkedCase; work: WorklogView; onCorrect: () => void }

function Standing({ about, work, onCorrect }: StandingProps) {
  const t = useTranslations('consoleCase.work')
  const word = useComponentWord()
  const format = useFormat()
  const isMine = work.author.id === about.userId
  const others = work.people.filter(({ worklogId }) => worklogId !== work.id)
  const facts = [
    t('byAt', { name: work.author.name, time: format.instant(work.startedAt) }),
    ...(others.length > 0 ? [t('with', { names: others.map(({ name }) => name).join(', ') })] : []),
    ...(work.weightPercent === 100 ? [] : [t('weighs', { percent: work.weightPercent })]),
    t('chargedOf', { charged: format.duration(work.chargedMinutes) }),
    ...(work.unchargedMinutes > 0
      ? [
          t('unchargedOf', {
            uncharged: format.duration(work.unchargedMinutes),
            why: work.why ? t(`why.${work.why}`) : '',
          }),
        ]
      : []),
  ]
  return (
    <>
      <span className="row row-between">
        <strong>{word(work.component)}</strong>
        <span className="row nowrap">
          {format.duration(work.minutes, 'full')}
          {(isMine || about.mayCorrectAll) && (
            <IconButton
              size="sm"
              label={t('correctOf', {
                what: word(work.component),
                time: format.instant(work.startedAt),
              })}
              onClick={onCorrect}
            >
              <Pencil className="ico ico-sm" aria-hidden />
            </IconButton>
          )}
        </span>
      </span>
      <span className="soft ctx-text">{work.description}</span>
      <span className="muted xs ctx-text">{facts.join('. ')}</span>
    </>
  )
}

type CorrectedProps = { work: WorklogView; by: NonNullable<WorklogView['correctedBy']> }

function Corrected({ work, by }: CorrectedProps) {
  const t = useTranslations('consoleCase.work')
  const word = useComponentWord()
  const format = useFormat()
  return (
    <>
      <del className="row row-between muted">
        <span>{word(work.component)}</span>
        <span className="nowrap">{format.duration(work.minutes, 'full')}</span>
      </del>
      <del className="muted ctx-text">{work.description}</del>
      <span className="muted xs ctx-text">
        {t(by.worklogId === null ? 'withdrawnBy' : 'correctedBy', {
          name: by.by,
          time: format.instant(by.at),
          reason: by.reason,
        })}
      </span>
    </>
  )
}
