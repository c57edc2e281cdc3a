import { Clock, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TodoItem } from '@mesa/shared/wire/ticket-queries.schema'
import { buttonClass } from '../../components/button.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { nowMs } from '../../lib/clock.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

const soonMs = 2 * 24 * 3_600_000
const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

/** One thing that waits for the reader: what is asked, what silence does, one button. */
export function WaitCard({ item, isFirst }: { item: TodoItem; isFirst: boolean }) {
  const t = useTranslations('portal.home')
  const target = targetOf(item)
  return (
    <article className="wait">
      <h3>
        <Link to={target}>
          <SubjectText>{item.subject}</SubjectText>
        </Link>
      </h3>
      <p className="ask">
        <CaseNumber number={item.ticketNumber} /> <Asked item={item} />
      </p>
      <Silence item={item} />
      <Link className={`${buttonClass(isFirst ? 'primary' : 'secondary')} act`} to={target}>
        {t(({ decision: 'decide', question: 'answer', validation: 'tryIt' } as const)[item.kind])}
        <span className="sr">: {item.subject}</span>
      </Link>
    </article>
  )
}

function CaseNumber({ number }: { number: number }) {
  const t = useTranslations('portal')
  return <>{t('caseNumber', { number: String(number) })}.</>
}

function targetOf({ kind, ticketNumber, decisionId }: TodoItem): string {
  if (decisionId) return paths.caseDecision(ticketNumber, decisionId)
  return paths.caseAnswer(ticketNumber, kind === 'validation' ? 'validacion' : 'responder')
}

function Asked({ item }: { item: TodoItem }) {
  const t = useTranslations('portal.home')
  const common = useTranslations('common')
  const format = useFormat()
  const who = item.askedBy ?? common('support')
  const instant = format.instant(item.askedAt)
  if (item.kind === 'decision' && item.minutes !== null) {
    return t.rich('askHours', { who, minutes: format.duration(item.minutes), b: strong })
  }
  if (item.kind === 'decision') {
    if (item.decisionKind === 'terms') return t('askKind.terms')
    const kind = (['access', 'after_hours'] as const).find((one) => one === item.decisionKind)
    return kind ? t(`askKind.${kind}`, { who }) : t('askDecision', { who })
  }
  if (item.kind === 'question') return t('askQuestion', { who, instant })
  return t(item.nature === 'provisional' ? 'askProvisional' : 'askValidation', { who, instant })
}

function Silence({ item }: { item: TodoItem }) {
  const t = useTranslations('portal.home')
  const format = useFormat()
  const { expiresAt, onSilence } = item
  const isSoon = expiresAt !== null && Date.parse(expiresAt) - nowMs() < soonMs
  const Icon = isSoon ? Hourglass : Clock
  const words = () => {
    if (expiresAt === null || onSilence === 'nothing') return t('silenceNothing')
    const ofHours = item.minutes === null ? 'silenceExpiresOther' : 'silenceExpires'
    const key = onSilence === 'case_closes' ? 'silenceCloses' : ofHours
    return t.rich(key, {
      instant: format.instant(expiresAt),
      b: (text) => <b className="nowrap">{text}</b>,
    })
  }
  return (
    <p className={isSoon ? 'conseq conseq-soon' : 'conseq'}>
      <Icon className="ico" aria-hidden />
      <span>{words()}</span>
    </p>
  )
}
