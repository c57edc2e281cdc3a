import type { CatalogSummaryList } from '@mesa/shared/wire/catalogs.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { catalogQueries } from '../../features/catalogs/catalogs.queries.ts'
import { type EditedKind, kindGroups } from '../../features/catalogs/kinds.ts'
import { catalogTexts } from '../../features/catalogs/texts.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([catalogTexts.preload(), queryClient.prefetchQuery(catalogQueries.summary())])
  return null
}

export function Component() {
  return (
    <PageTexts texts={catalogTexts}>
      <Catalogs />
    </PageTexts>
  )
}

/** Every list the desk edits itself, with how much it holds (CA-1). */
function Catalogs() {
  const t = useTranslations('adminCatalogs')
  const query = useQuery(catalogQueries.summary())
  return (
    <AdminFrame title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query} lines={8}>
        {({ items }) =>
          kindGroups.map(({ id, kinds }) => (
            <SectionCard key={id} title={t(`groups.${id}`)}>
              <ul className="cat-kinds">
                {kinds.map((kind) => (
                  <Kind key={kind} kind={kind} counts={items} />
                ))}
              </ul>
            </SectionCard>
          ))
        }
      </Loaded>
    </AdminFrame>
  )
}

function Kind({ kind, counts }: { kind: EditedKind; counts: CatalogSummaryList['items'] }) {
  const t = useTranslations('adminCatalogs')
  const { entries = 0, retired = 0 } = counts.find((one) => one.kind === kind) ?? {}
  return (
    <li>
      <Link to={paths.adminCatalog(kind)}>{t(`kinds.${kind}`)}</Link>
      <span className="soft sm">{t(`about.${kind}`)}</span>
      <span className="cat-count sm">{t('count', { entries, retired })}</span>
    </li>
  )
}
