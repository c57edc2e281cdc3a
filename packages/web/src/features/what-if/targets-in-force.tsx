import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SectionCard } from '../../components/section-card.tsx'
import { paths } from '../../lib/paths.ts'
import { firstReplyNames } from './try-out.ts'
import { useTargetWords } from './use-target-words.ts'

/** What the rulebook in force promises, read only. */
export function TargetsInForce({ policy }: { policy: DeskPolicyView }) {
  const t = useTranslations('adminTargets.inForce')
  const { ruling, target } = useTargetWords()
  const { targets, silence } = policy
  const days = silence.customerBusinessDays
  return (
    <SectionCard title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      <dl className="kv kv-left tgt-list">
        <dt>{t('firstReply')}</dt>
        <dd>
          <ul>
            {firstReplyNames(targets).map((name) => {
              const one = targets.firstReply[name]
              return (
                one && <li key={name}>{t('each', { name: ruling(name), target: target(one) })}</li>
              )
            })}
          </ul>
        </dd>
        <dt>{t('nextReply')}</dt>
        <dd>
          {targets.nextReply
            ? t('nextReplyHelp', { target: target(targets.nextReply) })
            : t('none')}
        </dd>
        <dt>{t('resolution')}</dt>
        <dd>
          {targets.resolution
            ? t('resolutionHelp', { target: target(targets.resolution) })
            : t('none')}
        </dd>
        <dt>{t('silence')}</dt>
        <dd>{days === null ? t('silenceNone') : t('silenceHelp', { days })}</dd>
      </dl>
      <p>
        <Link to={paths.report()}>{t('report')}</Link>
      </p>
    </SectionCard>
  )
}
