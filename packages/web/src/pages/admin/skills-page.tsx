import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { SkillMatrix } from '../../features/skills/skill-matrix.tsx'
import { skillQueries } from '../../features/skills/skills.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { peopleRuleTexts } from './people-rule-texts.ts'

const workers = ['agent', 'supervisor', 'technician']

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await peopleRuleTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={peopleRuleTexts}>
      <Skills />
    </PageTexts>
  )
}

/** CL-11: what agents know, by product, and what nobody does. */
function Skills() {
  const t = useTranslations('adminPeopleRules.skills')
  const admin = useTranslations('admin')
  const staff = useQuery(skillQueries.staff())
  const products = useQuery(skillQueries.products())
  const levels = useQuery(caseWorkQueries.desk()).data?.policy.classification.levels ?? []
  return (
    <AdminFrame title={admin('nav.skills')}>
      <p className="md soft">{t('lead')}</p>
      <Gaps />
      <SectionCard title={t('matrix')}>
        <Loaded query={staff}>
          {({ items: people }) => (
            <Loaded query={products}>
              {({ items }) =>
                items.length === 0 ? (
                  <p className="soft">{t('noProducts')}</p>
                ) : (
                  <SkillMatrix
                    people={people.filter(({ role }) => workers.includes(role))}
                    products={items}
                    levels={levels}
                  />
                )
              }
            </Loaded>
          )}
        </Loaded>
      </SectionCard>
    </AdminFrame>
  )
}

function Gaps() {
  const t = useTranslations('adminPeopleRules.skills')
  const words = useTranslations('console.words.level')
  const query = useQuery(skillQueries.gaps())
  return (
    <SectionCard title={t('gaps')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('noGaps')}</p>
          ) : (
            <ul className="stack">
              {items.map(({ product, missing }) => (
                <li key={product.id} className="row">
                  <TriangleAlert className="ico due-soon" aria-hidden />
                  <span>
                    <strong>{product.name}</strong>{' '}
                    {t('gap', { levels: missing.map((level) => words(level)).join(', ') })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </SectionCard>
  )
}
