import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { reapplyRules } from './rulebook.queries.ts'

/** Open cases keep the targets they began with until this gives them those in force. */
export function Reapply() {
  const t = useTranslations('adminRulebook.reapply')
  const act = useAct({
    act: reapplyRules,
    families: ['tickets', 'audit', 'rulebook'],
    onDone: (count) => showToast(t('done', { count })),
  })
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      {act.isError && <ProblemNotice error={act.error} />}
      <div>
        <Button busy={act.isPending} onClick={() => act.mutate()}>
          {t('act')}
        </Button>
      </div>
    </SectionCard>
  )
}
